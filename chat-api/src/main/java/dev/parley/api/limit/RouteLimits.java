package dev.parley.api.limit;

import dev.parley.api.limit.RateLimits.Verdict;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Limits of REST routes. The answer tells how the limit stands that was asked for last, by {@code RateLimit} and
 * {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Component
@RequiredArgsConstructor
public class RouteLimits {

    private final RateLimits limits;

    /**
     * Takes a permit.
     *
     * @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs}
     */
    public void require(Limit limit, String subject, HttpServletResponse response) {
        var verdict = limits.take(limit, subject, 1);
        tell(verdict, response);
        verdict.require();
    }

    private static void tell(Verdict verdict, HttpServletResponse response) {
        String name = '"' + verdict.limit().key() + '"';
        response.setHeader(
            "RateLimit-Policy",
            "%s;q=%s;w=%s".formatted(name, verdict.rate().permits(), verdict.rate().per().toSeconds())
        );
        response.setHeader("RateLimit", "%s;r=%s;t=%s".formatted(name, verdict.remaining(), seconds(verdict.reset())));
    }

    /** Rounded up: whoever waits as long as told is let in. */
    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
