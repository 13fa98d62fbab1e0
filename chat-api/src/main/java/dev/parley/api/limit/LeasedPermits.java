package dev.parley.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out permits of a limit that all nodes share, without asking the others for each: a node takes them in blocks. The
 * limit holds exactly. What a node has taken and does not hand out within 10 s of the last block is lost to the subject; of
 * one who goes on, nothing.
 */
public final class LeasedPermits {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final Cache<String, AtomicInteger> taken;
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
        this(shared, block, Ticker.systemTicker());
    }

    LeasedPermits(Shared shared, int block, Ticker ticker) {
        this.taken = Caffeine.newBuilder().expireAfterWrite(LEASE).ticker(ticker).build();
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
            add(subject, block - permits);
            return Duration.ZERO;
        }
        return shared.tryTake(subject, permits);
    }

    /** A new entry, which is good for a whole lease; what a former one has left goes with it. */
    private void add(String subject, int permits) {
        taken
            .asMap()
            .compute(subject, (_, former) -> new AtomicInteger(permits + (former == null ? 0 : former.getAndSet(0))));
    }

    private static boolean takeFrom(AtomicInteger left, int permits) {
        return left.getAndUpdate(now -> now >= permits ? now - permits : now) >= permits;
    }
}
