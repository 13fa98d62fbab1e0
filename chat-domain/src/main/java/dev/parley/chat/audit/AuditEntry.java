package dev.parley.chat.audit;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened. It holds no text that anybody wrote, no password and no token.
 *
 * @param actor who has done it; null where nobody was logged in, and for what the configuration has done
 * @param person whom it concerns; null for nobody, as of an unknown user name
 * @param address of the network that it came from, an IPv4 address or an IPv6 block of /64; null where it does not matter
 * @param details what else there is to know, by name
 */
public record AuditEntry(
    AuditEntryId id,
    Instant at,
    AuditKind kind,
    @Nullable UserId actor,
    @Nullable UserId person,
    @Nullable String address,
    Map<String, String> details
) {
    public AuditEntry {
        details = Map.copyOf(details);
    }
}
