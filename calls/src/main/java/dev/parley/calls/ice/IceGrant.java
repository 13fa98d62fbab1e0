package dev.parley.calls.ice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ICE servers for one person.
 *
 * @param expiresAt when the credentials in it end, null where there are none
 */
public record IceGrant(List<IceServer> servers, @Nullable Instant expiresAt) {
    public IceGrant {
        servers = List.copyOf(servers);
    }
}
