package dev.parley.api.realtime.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How often each connection may do one thing. */
final class FramePace {

    private final String limit;
    private final LoadingCache<Connection, Bucket> buckets;

    /** @param limit as the client is told it */
    FramePace(String limit, long atOnce, long perSecond) {
        this.limit = limit;
        this.buckets = Caffeine.newBuilder()
            .weakKeys()
            .build(_ ->
                Bucket.builder()
                    .addLimit(of -> of.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build()
            );
    }

    /** @throws ParleyException {@code RATE_LIMITED} */
    void require(Connection from) {
        var probe = buckets.get(from).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long retryAfterMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()));
            throw new ParleyException(ErrorCode.RATE_LIMITED, Map.of("limit", limit, "retryAfterMs", retryAfterMs));
        }
    }
}
