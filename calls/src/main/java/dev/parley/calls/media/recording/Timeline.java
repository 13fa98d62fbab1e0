package dev.parley.calls.media.recording;

/**
 * Counts on where the 32 bits of timestamps wrap around, from 0 at the first. A jump that the time that has passed does not
 * explain is taken out: whatever a sender says, what is written of it is no longer than it lasted.
 */
final class Timeline {

    private final int clockHz;
    private boolean begun;
    private int newestTimestamp;
    private long newest;
    private long newestAtNs;

    Timeline(int clockHz) {
        this.clockHz = clockHz;
    }

    /** When the packet is to be played, in units of the clock; below 0 only for what was sent before the first to arrive. */
    long at(int timestamp, long arrivedNs) {
        if (!begun) {
            begun = true;
            newestTimestamp = timestamp;
            newestAtNs = arrivedNs;
            return 0;
        }
        long passed = (long) (((arrivedNs - newestAtNs) / 1e9) * clockHz);
        int ahead = timestamp - newestTimestamp;
        if (ahead <= 0 && ahead >= -clockHz) {
            return newest + ahead;
        }
        boolean jumps = ahead < 0 || ahead > passed + clockHz;
        newest += jumps ? Math.max(1, passed) : ahead;
        newestTimestamp = timestamp;
        newestAtNs = arrivedNs;
        return newest;
    }

    /** Where a timestamp near the newest stands. */
    long near(int timestamp) {
        return newest + (timestamp - newestTimestamp);
    }
}
