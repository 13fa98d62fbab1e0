package dev.parley.calls.session;

import java.time.Duration;
import java.util.function.LongSupplier;
import lombok.RequiredArgsConstructor;

/** Whether this node could say that it is alive all the time, by a clock that nobody sets. */
@RequiredArgsConstructor
final class Silence {

    private static final long NEVER = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private long spokeAt = NEVER;
    private long endedAt = NEVER;

    synchronized void spoke(Duration lease) {
        long now = nanoTime.getAsLong();
        if (spokeAt != NEVER && now - spokeAt > lease.toNanos()) {
            endedAt = now;
        }
        spokeAt = now;
    }

    /** Whether this node is silent now, or was within the length of a lease; false before it has spoken at all. */
    synchronized boolean isRecent(Duration lease) {
        long now = nanoTime.getAsLong();
        return isWithin(lease, now, endedAt) || (spokeAt != NEVER && !isWithin(lease, now, spokeAt));
    }

    private static boolean isWithin(Duration lease, long now, long then) {
        return then != NEVER && now - then <= lease.toNanos();
    }
}
