package dev.parley.api.edge;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Trusted proxies, and limits of connections and of the time that requests take to arrive.
 *
 * @param trustedProxies networks (CIDR) and addresses whose {@code X-Forwarded-*} headers are believed
 * @param maxConnectionsPerAddress open connections of one address on this node; trusted proxies have no limit
 * @param headTimeout in which the head of a request must arrive, from its first byte
 * @param bodyTimeout in which its body must arrive; the body of an upload gets a second more for each KiB
 */
@ConfigurationProperties("parley.edge")
record EdgeProperties(
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("1000") int maxConnectionsPerAddress,
    @DefaultValue("10s") Duration headTimeout,
    @DefaultValue("20s") Duration bodyTimeout
) {
    EdgeProperties {
        if (maxConnectionsPerAddress < 1 || !headTimeout.isPositive() || !bodyTimeout.isPositive()) {
            throw new IllegalArgumentException("the limits of parley.edge must be positive");
        }
        trustedProxies = List.copyOf(trustedProxies);
    }

    List<IpAddressMatcher> proxies() {
        return trustedProxies.stream().map(String::strip).map(IpAddressMatcher::new).toList();
    }
}
