package dev.parley.api.realtime.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often somebody may send frames of a kind to this node.
 *
 * @param <S> who: a connection, or a person by all connections together
 */
final class FramePace<S> {

    private final String limit;
    private final LoadingCache<S, Bucket> buckets;

    private FramePace(String limit, LoadingCache<S, Bucket> buckets) {
        this.limit = limit;
        this.buckets = buckets;
    }

    /** @param limit what the answer calls it */
    static FramePace<Connection> perConnection(String limit, long atOnce, long perSecond) {
        return new FramePace<>(
            limit,
            Caffeine.newBuilder()
                .weakKeys()
                .build(_ -> bucket(atOnce, perSecond))
        );
    }

    /** @param limit what the answer calls it */
    static FramePace<Person> perPerson(String limit, long atOnce, long perSecond) {
        return new FramePace<>(
            limit,
            Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(5))
                .build(_ -> bucket(atOnce, perSecond))
        );
    }

    /** @throws ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
    void require(S from) {
        var probe = buckets.get(from).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long retryAfterMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()));
            throw new ParleyException(ErrorCode.RATE_LIMITED, Map.of("limit", limit, "retryAfterMs", retryAfterMs));
        }
    }

    private static Bucket bucket(long atOnce, long perSecond) {
        return Bucket.builder()
            .addLimit(rate -> rate.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    }
}
