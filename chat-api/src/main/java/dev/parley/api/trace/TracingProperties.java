package dev.parley.api.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param endpoint of the collector, which takes OTLP by HTTP: {@code http://collector:4318/v1/traces}
 * @param sampling which part of what begins here is traced, 0 to 1
 * @param authorization what is sent to the collector as {@code Authorization}
 */
@ConfigurationProperties("parley.tracing")
record TracingProperties(String endpoint, @DefaultValue("0.1") double sampling, @Nullable String authorization) {
    TracingProperties {
        endpoint = endpoint.strip();
        if (!isWeb(endpoint)) {
            throw new IllegalArgumentException(
                "parley.tracing.endpoint must be the address of a collector, http://collector:4318/v1/traces"
            );
        }
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("parley.tracing.sampling must be between 0 and 1");
        }
    }

    private static boolean isWeb(String endpoint) {
        try {
            var address = URI.create(endpoint);
            return (
                address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
            );
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Never what proves who this server is, wherever this is written to. */
    @Override
    public String toString() {
        return "TracingProperties[" + endpoint + "]";
    }
}
