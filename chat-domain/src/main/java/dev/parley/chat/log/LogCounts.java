package dev.parley.chat.log;

import dev.parley.chat.count.TimeCount;
import java.util.concurrent.atomic.LongAdder;

/** What this node has written into the logs of chats. */
public final class LogCounts {

    private final TimeCount batches = new TimeCount();
    private final LongAdder events = new LongAdder();
    private final LongAdder conflicts = new LongAdder();

    LogCounts() {}

    void written(int wanted, int written, long nanos) {
        batches.add(nanos);
        events.add(written);
        if (written < wanted) {
            conflicts.increment();
        }
    }

    /** Writes of events that were waiting together. */
    public TimeCount batches() {
        return batches;
    }

    public long events() {
        return events.sum();
    }

    /** Batches of which another node had taken a place first. */
    public long conflicts() {
        return conflicts.sum();
    }
}
