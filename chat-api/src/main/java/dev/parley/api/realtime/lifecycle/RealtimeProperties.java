package dev.parley.api.realtime.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the socket.
 *
 * @param maxConnectionsPerUser how many a user may have open at a time, on all nodes together
 * @param drainNotice how long a node that stops says that it is not ready before it closes its connections
 */
@ConfigurationProperties("parley.realtime")
public record RealtimeProperties(
    @DefaultValue("20") int maxConnectionsPerUser,
    @DefaultValue("0s") Duration drainNotice
) {
    public RealtimeProperties {
        if (maxConnectionsPerUser < 1) {
            throw new IllegalArgumentException("parley.realtime.max-connections-per-user must be at least 1");
        }
        if (drainNotice.isNegative()) {
            throw new IllegalArgumentException("parley.realtime.drain-notice must not be negative");
        }
    }
}
