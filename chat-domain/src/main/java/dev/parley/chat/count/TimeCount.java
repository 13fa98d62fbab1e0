package dev.parley.chat.count;

import java.util.concurrent.atomic.LongAdder;

/** Counts things that take time, and how much they took together. */
public final class TimeCount {

    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** @param taken in nanoseconds; less than none, by clocks that disagree, counts as none */
    public void add(long taken) {
        count.increment();
        nanos.add(Math.max(0, taken));
    }

    public long count() {
        return count.sum();
    }

    public long nanos() {
        return nanos.sum();
    }
}
