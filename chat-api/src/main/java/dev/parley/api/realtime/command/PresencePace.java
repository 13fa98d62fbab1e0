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
import org.springframework.stereotype.Component;

/** How often a connection may change what it watches and say that its user types. */
@Component
class PresencePace {

    private static final int WATCHES_PER_S = 2;
    private static final int WATCHES_AT_ONCE = 20;
    private static final int TYPING_PER_S = 1;
    private static final int TYPING_AT_ONCE = 5;

    private final LoadingCache<Connection, Bucket> watching = perConnection(WATCHES_AT_ONCE, WATCHES_PER_S);
    private final LoadingCache<Connection, Bucket> typing = perConnection(TYPING_AT_ONCE, TYPING_PER_S);

    /** Twice a second, and 20 times at once. @throws ParleyException {@code RATE_LIMITED} */
    void requireWatching(Connection from) {
        require(watching.get(from), "watches");
    }

    /** Once a second, and 5 times at once. @throws ParleyException {@code RATE_LIMITED} */
    void requireTyping(Connection from) {
        require(typing.get(from), "typing");
    }

    private static void require(Bucket bucket, String limit) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long retryAfterMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()));
            throw new ParleyException(ErrorCode.RATE_LIMITED, Map.of("limit", limit, "retryAfterMs", retryAfterMs));
        }
    }

    private static LoadingCache<Connection, Bucket> perConnection(long atOnce, long perSecond) {
        return Caffeine.newBuilder()
            .weakKeys()
            .build(_ ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build()
            );
    }
}
