package dev.parley.api.realtime.command;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often somebody may do something on this node.
 *
 * @param limit what the answer calls it
 */
record Pace(String limit, int perSecond, int atOnce) {
    Bucket begin() {
        return Bucket.builder()
            .addLimit(rate -> rate.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    }

    /** @throws ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
    void require(Bucket left) {
        var probe = left.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long retryAfterMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()));
            throw new ParleyException(ErrorCode.RATE_LIMITED, Map.of("limit", limit, "retryAfterMs", retryAfterMs));
        }
    }
}
