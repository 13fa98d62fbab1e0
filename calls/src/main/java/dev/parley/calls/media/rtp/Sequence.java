package dev.parley.calls.media.rtp;

/** Counts on where a 16-bit sequence number wraps around (RFC 3550, appendix A.1). */
public final class Sequence {

    private long newest = -1;

    /** The number as one of an endless count that begins near it; up to half a round before the newest, else after it. */
    public long extend(int sequence) {
        if (newest < 0) {
            // One round of room for what comes late at the very beginning.
            newest = (1L << 16) + sequence;
            return newest;
        }
        long extended = newest + (short) (sequence - (int) newest);
        newest = Math.max(newest, extended);
        return extended;
    }

    /** −1 before the first. */
    public long newest() {
        return newest;
    }
}
