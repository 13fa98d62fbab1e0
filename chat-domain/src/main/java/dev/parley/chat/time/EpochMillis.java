package dev.parley.chat.time;

import java.time.Instant;

/** Milliseconds of the epoch, which is how stores count time. */
public final class EpochMillis {

    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private EpochMillis() {}

    /** The nearest that can be counted: an {@link Instant} may lie far beyond, before and after. */
    public static long nearest(Instant time) {
        return time.isBefore(FIRST) ? Long.MIN_VALUE : time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
    }
}
