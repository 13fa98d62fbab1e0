package dev.parley.api.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a body may take to arrive, however little it sends at a time. */
public final class BodyPace {

    private static final long NANOS_PER_KIB = TimeUnit.SECONDS.toNanos(1);

    private final long timeoutNanos;

    BodyPace(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * Whether a body has taken too long.
     *
     * @param longBody whether it may take a second more for each KiB
     */
    public boolean isOver(long startNanos, long bytes, boolean longBody) {
        long allowed = longBody ? timeoutNanos + (bytes >> 10) * NANOS_PER_KIB : timeoutNanos;
        return System.nanoTime() - startNanos > allowed;
    }
}
