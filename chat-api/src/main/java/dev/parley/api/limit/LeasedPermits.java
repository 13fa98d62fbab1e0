package dev.parley.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out permits of a limit that all nodes share, without asking the others for each: a node takes them in blocks. The
 * limit holds exactly. What a node has taken and does not hand out within 10 s is lost to the subject, one block at most.
 */
public final class LeasedPermits {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final Cache<String, AtomicInteger> taken = Caffeine.newBuilder().expireAfterWrite(LEASE).build();
    private final Shared shared;
    private final int block;

    /** The permits that all nodes share. */
    @FunctionalInterface
    public interface Shared {
        /** Takes so many permits at once; returns how long to wait for them otherwise, zero when they were taken. */
        Duration tryTake(String subject, int permits);
    }

    /** @param block permits that a node takes at a time, at least 1 */
    public LeasedPermits(Shared shared, int block) {
        this.shared = shared;
        this.block = block;
    }

    /** Takes the permits if there are as many; returns how long to wait for them otherwise, zero when they were taken. */
    public Duration tryTake(String subject, int permits) {
        var left = taken.getIfPresent(subject);
        if (left != null && takeFrom(left, permits)) {
            return Duration.ZERO;
        }
        if (permits < block && shared.tryTake(subject, block).isZero()) {
            Objects.requireNonNull(taken.get(subject, _ -> new AtomicInteger())).addAndGet(block - permits);
            return Duration.ZERO;
        }
        return shared.tryTake(subject, permits);
    }

    private static boolean takeFrom(AtomicInteger left, int permits) {
        return left.getAndUpdate(now -> now >= permits ? now - permits : now) >= permits;
    }
}
