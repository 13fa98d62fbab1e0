package dev.parley.api.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are sent by the server that {@code spring.mail} names.
 *
 * @param from whose address they bear, {@code Parley <parley@example.org>}
 * @param publicAddress where the page is reached by those who get a link; never taken from a request, whose sender could have
 *     a link lead anywhere
 * @param interval how often a node looks for mails that wait
 */
@ConfigurationProperties("parley.mail")
record MailProperties(@Nullable String from, @Nullable URI publicAddress, @DefaultValue("1s") Duration interval) {
    MailProperties {
        if (from == null || !isAddress(from)) {
            throw new IllegalArgumentException(
                "PARLEY_MAIL_FROM must be the address that mails come from, Parley <parley@example.org>"
            );
        }
        if (publicAddress == null || publicAddress.getHost() == null || !isWeb(publicAddress)) {
            throw new IllegalArgumentException(
                "PARLEY_MAIL_PUBLICADDRESS must be where the page is reached, https://chat.example.org"
            );
        }
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("PARLEY_MAIL_INTERVAL must be longer than nothing");
        }
    }

    private static boolean isAddress(String from) {
        try {
            sender(from);
            return true;
        } catch (AddressException none) {
            return false;
        }
    }

    private static boolean isWeb(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    private static InternetAddress sender(String from) throws AddressException {
        var sender = new InternetAddress(from, true);
        sender.validate();
        return sender;
    }

    InternetAddress sender() {
        try {
            return sender(String.valueOf(from));
        } catch (AddressException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    /** What people call the server. */
    String host() {
        return page().getAuthority();
    }

    /** The address of a page, without a token. */
    String at(String path) {
        return page().resolve(path).toString();
    }

    /** The address of a page with a token behind the {@code #}, which no server and no log sees. */
    String at(String path, String token) {
        return at(path) + "#token=" + token;
    }

    private URI page() {
        return Objects.requireNonNull(publicAddress);
    }
}
