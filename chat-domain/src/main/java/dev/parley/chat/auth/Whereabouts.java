package dev.parley.chat.auth;

import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * From where a login is used. Browser and system are names of our own list, never what a client has written.
 *
 * @param browser such as Firefox; null where it is none that is known
 * @param system such as Windows; likewise
 * @param address of the network, as text
 */
public record Whereabouts(@Nullable String browser, @Nullable String system, String address) {
    /** Of auth sessions that began before anybody asked. */
    static final Whereabouts UNKNOWN = new Whereabouts(null, null, "");

    private static final String BROWSER = "browser";
    private static final String SYSTEM = "system";
    private static final String ADDRESS = "address";

    static Whereabouts read(Document document) {
        return new Whereabouts(
            document.getString(BROWSER),
            document.getString(SYSTEM),
            document.get(ADDRESS, UNKNOWN.address())
        );
    }

    void write(Document document) {
        document.append(BROWSER, browser).append(SYSTEM, system).append(ADDRESS, address);
    }

    Bson update() {
        return Updates.combine(
            Updates.set(BROWSER, browser),
            Updates.set(SYSTEM, system),
            Updates.set(ADDRESS, address)
        );
    }
}
