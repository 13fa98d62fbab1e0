package dev.parley.api.error;

import dev.parley.chat.error.ErrorCode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the client is told it, on either transport.
 *
 * @param correlationId finds the cause in the log, null where the code says all
 */
public record Problem(ErrorCode code, Map<String, Object> details, @Nullable String correlationId) {
    public String title() {
        return ErrorCatalog.of(code).title();
    }

    public boolean retryable() {
        return ErrorCatalog.of(code).retryable();
    }

    /** The HTTP status, also where the problem goes over the socket. */
    public int status() {
        return ErrorCatalog.of(code).status().value();
    }

    /** The seconds of {@code Retry-After} (RFC 9110, section 10.2.3), where it is known when to try again. */
    Optional<String> retryAfter() {
        // Rounded up: whoever waits as long as told is let in.
        return details.get("retryAfterMs") instanceof Number ms
            ? Optional.of(String.valueOf(Math.max(1, Math.ceilDiv(ms.longValue(), 1_000L))))
            : Optional.empty();
    }
}
