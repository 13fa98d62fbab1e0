package dev.parley.calls.session;

import java.time.Duration;
import java.util.function.LongSupplier;
import lombok.RequiredArgsConstructor;

/** Whether this node could say that it is alive all the time, by a clock that nobody sets. */
@RequiredArgsConstructor
final class Silence {

    private static final long NEVER = Long.MIN_VALUE;

    /** What is shorter is none. */
    private final Duration least;

    private final LongSupplier nanoTime;
    private long spokeAt = NEVER;
    private long beganAt = NEVER;
    private long endedAt = NEVER;

    synchronized void spoke() {
        long now = nanoTime.getAsLong();
        if (spokeAt == NEVER) {
            beganAt = now;
        } else if (now - spokeAt > least.toNanos()) {
            endedAt = now;
            beganAt = now;
        }
        spokeAt = now;
    }

    /** Whether this node is silent now, or was within the shortest silence; false before it has spoken at all. */
    synchronized boolean isRecent() {
        long now = nanoTime.getAsLong();
        return isWithin(now, endedAt) || (spokeAt != NEVER && !isWithin(now, spokeAt));
    }

    /** Whether this node has spoken for longer than the shortest silence without one. */
    synchronized boolean isLongAgo() {
        long now = nanoTime.getAsLong();
        return isWithin(now, spokeAt) && !isWithin(now, beganAt);
    }

    private boolean isWithin(long now, long then) {
        return then != NEVER && now - then <= least.toNanos();
    }
}
