package dev.parley.api.realtime.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the socket.
 *
 * @param maxConnectionsPerUser how many a user may have open at a time, on all nodes together
 */
@ConfigurationProperties("parley.realtime")
public record RealtimeProperties(@DefaultValue("20") int maxConnectionsPerUser) {
    public RealtimeProperties {
        if (maxConnectionsPerUser < 1) {
            throw new IllegalArgumentException("parley.realtime.max-connections-per-user must be at least 1");
        }
    }
}
