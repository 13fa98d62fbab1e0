package dev.parley.calls.media.bandwidth;

import java.util.concurrent.TimeUnit;

/**
 * How long packets wait on the way: the shortest delay of the newest feedback above the shortest of the last 15 to 30 s, so
 * that the clocks of both ends need not agree.
 */
final class QueueDelay {

    private static final long EPOCH_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long STANDING_NS = TimeUnit.MILLISECONDS.toNanos(15);

    private long shortestNs = Long.MAX_VALUE;
    private long shortestBeforeNs = Long.MAX_VALUE;
    private long shortestNowNs = Long.MAX_VALUE;
    private long epochAtNs;
    private long waitNs;

    void add(long sentNs, long arrivedNs) {
        shortestNowNs = Math.min(shortestNowNs, arrivedNs - sentNs);
    }

    /** The feedback is over. */
    void end(long nowNs) {
        if (shortestNowNs == Long.MAX_VALUE) {
            return;
        }
        if (nowNs - epochAtNs > EPOCH_NS) {
            epochAtNs = nowNs;
            shortestBeforeNs = shortestNs;
            shortestNs = Long.MAX_VALUE;
        }
        shortestNs = Math.min(shortestNs, shortestNowNs);
        waitNs = shortestNowNs - Math.min(shortestNs, shortestBeforeNs);
        shortestNowNs = Long.MAX_VALUE;
    }

    long waitNs() {
        return waitNs;
    }

    /** Whether there is a queue at all: all of the newest packets have waited, not only those that a busy receiver took late. */
    boolean isStanding() {
        return waitNs > STANDING_NS;
    }

    void clear() {
        shortestNs = Long.MAX_VALUE;
        shortestBeforeNs = Long.MAX_VALUE;
        shortestNowNs = Long.MAX_VALUE;
        waitNs = 0;
    }
}
