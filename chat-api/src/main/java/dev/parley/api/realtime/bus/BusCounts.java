package dev.parley.api.realtime.bus;

import java.util.concurrent.atomic.LongAdder;

/** What has gone over the bus of this node since its start, and what has not. The audits find what was lost. */
public final class BusCounts {

    private final LongAdder published = new LongAdder();
    private final LongAdder unsent = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder overrun = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    BusCounts() {}

    void published(int messages) {
        published.add(messages);
    }

    void unsent(int messages) {
        unsent.add(messages);
    }

    void heard(int messages) {
        heard.add(messages);
    }

    void overran() {
        overrun.increment();
    }

    void unreadable(int messages) {
        unreadable.add(messages);
    }

    /** Messages that Redis has taken, one for each topic. */
    public long published() {
        return published.sum();
    }

    /** Messages that were given up, as Redis was away or slow for too long. */
    public long unsent() {
        return unsent.sum();
    }

    /** Messages of other nodes. */
    public long heard() {
        return heard.sum();
    }

    /** Batches of messages that came faster than this node could deliver them. */
    public long overrun() {
        return overrun.sum();
    }

    /** Messages of a newer node of which this one knows nothing. */
    public long unreadable() {
        return unreadable.sum();
    }
}
