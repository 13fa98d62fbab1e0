package dev.parley.api.security;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param tokenSecret signs call links, at least 32 bytes; null where it is to follow from the secret of access tokens */
@ConfigurationProperties("parley.call")
record CallLinkProperties(@Nullable String tokenSecret) {
    private static final int LEAST_BYTES = 32;

    CallLinkProperties {
        if (tokenSecret != null && tokenSecret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                "The secret in PARLEY_CALL_TOKEN_SECRET has less than " + LEAST_BYTES + " bytes"
            );
        }
    }

    @Override
    public String toString() {
        return "CallLinkProperties[]";
    }
}
