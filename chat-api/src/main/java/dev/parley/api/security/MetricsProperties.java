package dev.parley.api.security;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read the metrics; nobody, unless something says so.
 *
 * @param token a bearer token that lets one read them, of 16 bytes at least
 * @param local whether programs of this machine may, that ask at a loopback address and not by a proxy
 */
@ConfigurationProperties("parley.metrics")
record MetricsProperties(@Nullable String token, @DefaultValue("false") boolean local) {
    private static final int LEAST_BYTES = 16;

    MetricsProperties {
        token = token == null || token.isBlank() ? null : token.strip();
        if (token != null && token.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new IllegalArgumentException("parley.metrics.token must have at least " + LEAST_BYTES + " bytes");
        }
    }

    /** Never the token, wherever this is written to. */
    @Override
    public String toString() {
        return "MetricsProperties[local=" + local + "]";
    }
}
