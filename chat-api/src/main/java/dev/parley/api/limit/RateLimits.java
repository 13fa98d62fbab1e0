package dev.parley.api.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.limit.LimitProperties.Rate;
import dev.parley.chat.count.CountsBy;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Token buckets in Redis, one for each limit and subject. While Redis is away each node counts for itself: nobody is kept
 * from chatting, and nobody may guess passwords without end.
 */
@Slf4j
@Component
@EnableConfigurationProperties(LimitProperties.class)
public class RateLimits {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration WITHOUT_REDIS = Duration.ofSeconds(5);
    private static final int MAX_LOCAL = 100_000;
    /** As many blocks as a limit is taken in at least. */
    private static final int BLOCKS_AT_LEAST = 12;

    private final LimitProperties properties;
    private final ProxyManager<byte[]> shared;
    private final Clock clock;
    private final CountsBy<Limit> refused = new CountsBy<>(Limit.class);
    private final Cache<String, Bucket> local = Caffeine.newBuilder()
        .maximumSize(MAX_LOCAL)
        .expireAfterAccess(Duration.ofMinutes(10))
        .build();
    private volatile Instant redisAwayUntil = Instant.MIN;

    RateLimits(LimitProperties properties, LettuceConnectionFactory redis, Clock clock) {
        this.properties = properties;
        this.shared = buckets(redis);
        this.clock = clock;
    }

    /** How often each limit was reached. */
    CountsBy<Limit> refused() {
        return refused;
    }

    /**
     * How a limit stands after a permit was asked for.
     *
     * @param remaining permits that are left
     * @param retryAfter until there is one, zero when this one was granted
     * @param reset until all are there again
     */
    public record Verdict(
        Limit limit,
        Rate rate,
        boolean granted,
        long remaining,
        Duration retryAfter,
        Duration reset
    ) {
        /** @throws ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
        void require() {
            if (!granted) {
                throw refusal(limit, retryAfter);
            }
        }
    }

    /** @throws ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
    public void require(Limit limit, UserId userId, int permits) {
        take(limit, userId.value(), permits).require();
    }

    /** @throws ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
    public void require(Limit limit, String subject, int permits) {
        take(limit, subject, permits).require();
    }

    /** @throws ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
    public void require(Limit limit, String subject) {
        take(limit, subject, 1).require();
    }

    /** {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs}. */
    public static ParleyException refusal(Limit limit, Duration retryAfter) {
        long retryAfterMs = Math.max(1, retryAfter.toMillis());
        return new ParleyException(ErrorCode.RATE_LIMITED, Map.of("limit", limit.key(), "retryAfterMs", retryAfterMs));
    }

    /**
     * Permits of the limit that this node takes in blocks.
     *
     * @param block at most; a small limit is taken in smaller ones, so that there is enough for several nodes
     */
    public LeasedPermits leased(Limit limit, int block) {
        return new LeasedPermits(
            (subject, permits) -> tryTake(limit, subject, permits),
            (int) Math.clamp(most(limit) / BLOCKS_AT_LEAST, 1, block)
        );
    }

    /** The permits that one can have at once. */
    public long most(Limit limit) {
        return properties.rates(limit).getFirst().permits();
    }

    /** Takes the permits if there are as many; returns how long to wait for them otherwise, zero when they were taken. */
    public Duration tryTake(Limit limit, String subject, int permits) {
        var verdict = take(limit, subject, permits);
        return verdict.granted() ? Duration.ZERO : verdict.retryAfter();
    }

    /** Takes the permits if there are as many. */
    Verdict take(Limit limit, String subject, int permits) {
        var rates = properties.rates(limit);
        var rate = rates.getFirst();
        if (!properties.enabled()) {
            return new Verdict(limit, rate, true, rate.permits(), Duration.ZERO, Duration.ZERO);
        }
        var probe = on(limit, rates, subject, bucket -> bucket.tryConsumeAndReturnRemaining(permits));
        if (!probe.isConsumed()) {
            refused.add(limit);
        }
        return new Verdict(
            limit,
            rate,
            probe.isConsumed(),
            probe.getRemainingTokens(),
            Duration.ofNanos(probe.getNanosToWaitForRefill()),
            Duration.ofNanos(probe.getNanosToWaitForReset())
        );
    }

    /** Gives a permit back that was taken and, after all, was not needed. */
    void giveBack(Limit limit, String subject) {
        change(limit, subject, bucket -> bucket.addTokens(1));
    }

    /** Forgets all that was taken. */
    void forget(Limit limit, String subject) {
        change(limit, subject, Bucket::reset);
    }

    private void change(Limit limit, String subject, Consumer<Bucket> change) {
        if (properties.enabled()) {
            on(limit, properties.rates(limit), subject, bucket -> {
                change.accept(bucket);
                return bucket;
            });
        }
    }

    private <T> T on(Limit limit, List<Rate> rates, String subject, Function<Bucket, T> action) {
        String key = "parley:limit:" + limit.key() + ":" + subject;
        if (clock.instant().isAfter(redisAwayUntil)) {
            try {
                return action.apply(shared.getProxy(key.getBytes(UTF_8), () -> configuration(rates)));
            } catch (RuntimeException redisAway) {
                log.warn("Redis is away, {} are counted on this node alone: {}", limit.key(), redisAway.toString());
                redisAwayUntil = clock.instant().plus(WITHOUT_REDIS);
            }
        }
        return action.apply(Objects.requireNonNull(local.get(key, _ -> localBucket(rates))));
    }

    private static Bucket localBucket(List<Rate> rates) {
        var bucket = Bucket.builder();
        rates.forEach(rate -> bucket.addLimit(bandwidth(rate)));
        return bucket.build();
    }

    private static BucketConfiguration configuration(List<Rate> rates) {
        var configuration = BucketConfiguration.builder();
        rates.forEach(rate -> configuration.addLimit(bandwidth(rate)));
        return configuration.build();
    }

    private static Bandwidth bandwidth(Rate rate) {
        return Bandwidth.builder().capacity(rate.permits()).refillGreedy(rate.permits(), rate.per()).build();
    }

    private static ProxyManager<byte[]> buckets(LettuceConnectionFactory redis) {
        var builder = switch (redis.getRequiredNativeClient()) {
            case RedisClient single -> Bucket4jLettuce.casBasedBuilder(single);
            case RedisClusterClient cluster -> Bucket4jLettuce.casBasedBuilder(cluster);
            default -> throw new IllegalStateException("neither a Redis nor a cluster of them");
        };
        return builder
            .requestTimeout(REQUEST_TIMEOUT)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10))
            )
            .build();
    }
}
