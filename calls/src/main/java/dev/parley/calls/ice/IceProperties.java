package dev.parley.calls.ice;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ICE servers given to browsers. Without any, calls work where the browsers reach each other directly.
 *
 * @param stunUrls STUN servers, as {@code stun:stun.example.org:3478}
 * @param turnUrls TURN servers, as {@code turn:turn.example.org:3478?transport=udp}; they need {@code turnSecret}
 * @param turnSecret the secret shared with the TURN servers (coturn's {@code static-auth-secret})
 * @param credentialTtl how long TURN credentials are valid; a browser fetches new ones for a call after that
 */
@ConfigurationProperties("parley.calls.ice")
public record IceProperties(
    @DefaultValue List<String> stunUrls,
    @DefaultValue List<String> turnUrls,
    @Nullable String turnSecret,
    @DefaultValue("1h") Duration credentialTtl
) {
    public IceProperties {
        stunUrls = List.copyOf(stunUrls);
        turnUrls = List.copyOf(turnUrls);
        if (!turnUrls.isEmpty() && (turnSecret == null || turnSecret.isBlank())) {
            throw new IllegalArgumentException("parley.calls.ice.turn-urls needs parley.calls.ice.turn-secret");
        }
        if (credentialTtl.toSeconds() < 1) {
            throw new IllegalArgumentException("parley.calls.ice.credential-ttl must be at least a second");
        }
    }

    /** The secret must not get into a log with the rest. */
    @Override
    public String toString() {
        return "IceProperties[stunUrls=%s, turnUrls=%s, credentialTtl=%s]".formatted(stunUrls, turnUrls, credentialTtl);
    }
}
