package dev.parley.api.realtime.lifecycle;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether this node gets to what it has to do in time, told by how late a task of its own begins. What clients have sent
 * meanwhile waits likewise, so that a client that seems to be silent may have spoken.
 */
final class Promptness {

    private static final long LATE_NANOS = Duration.ofMillis(500).toNanos();
    private static final long CATCHING_UP_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private final long periodNanos;
    private long dueAt;
    private boolean hasDueTime;
    private long caughtUpAt;

    /** @param period from the end of the task until it begins again */
    Promptness(LongSupplier nanos, Duration period) {
        this.nanos = nanos;
        this.periodNanos = period.toNanos();
        this.caughtUpAt = nanos.getAsLong();
    }

    /** The task begins: false where it is late, and for 10 s after it was, in which the node gets to what has waited. */
    boolean begin() {
        long now = nanos.getAsLong();
        if (hasDueTime && now - dueAt > LATE_NANOS) {
            caughtUpAt = now + CATCHING_UP_NANOS;
        }
        return now - caughtUpAt >= 0;
    }

    void end() {
        hasDueTime = true;
        dueAt = nanos.getAsLong() + periodNanos;
    }
}
