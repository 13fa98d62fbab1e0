package dev.parley.chat.outbound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests to addresses that users name.
 *
 * @param allowedNetworks addresses and networks, {@code 10.1.2.0/24}, that may be reached although they are private
 * @param deadline how long a request may take in all, from the look-up of the name to the end of the answer
 */
@ConfigurationProperties("parley.outbound")
public record OutboundProperties(@DefaultValue List<String> allowedNetworks, @DefaultValue("10s") Duration deadline) {
    public OutboundProperties {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
