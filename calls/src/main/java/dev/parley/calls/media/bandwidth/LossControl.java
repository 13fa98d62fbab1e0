package dev.parley.calls.media.bandwidth;

import java.util.concurrent.TimeUnit;

/**
 * What the share of lost packets says of the rate (draft-ietf-rmcat-gcc-02, section 6): below 2 % it may grow, above 10 % it
 * shrinks by half the share. Beyond the draft, loss without a queue is taken for the radio's rather than for congestion, and
 * its thresholds are 8 % and 20 %: otherwise a line that always loses a tenth would end at the lowest rate.
 */
final class LossControl {

    private static final int MIN_PACKETS = 20;
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final double GROWS_BELOW = 0.02;
    private static final double SHRINKS_ABOVE = 0.10;
    private static final double GROWS_BELOW_WITHOUT_QUEUE = 0.08;
    private static final double SHRINKS_ABOVE_WITHOUT_QUEUE = 0.20;

    private long lost;
    private long received;
    private long windowAtNs;
    private boolean mayGrow = true;

    void lost() {
        lost++;
    }

    /** @param takenForLost whether it was told as lost before */
    void received(boolean takenForLost) {
        received++;
        lost -= takenForLost ? 1 : 0;
    }

    boolean mayGrow() {
        return mayGrow;
    }

    /**
     * By what the rate is to be multiplied now, 1 for most of the time.
     *
     * @param queue whether packets wait on the way
     */
    double factor(boolean queue, long nowNs) {
        long told = received + Math.max(0, lost);
        if (told < MIN_PACKETS || nowNs - windowAtNs < WINDOW_NS) {
            return 1;
        }
        double share = Math.max(0, lost) / (double) told;
        mayGrow = share < (queue ? GROWS_BELOW : GROWS_BELOW_WITHOUT_QUEUE);
        windowAtNs = nowNs;
        lost = 0;
        received = 0;
        return share > (queue ? SHRINKS_ABOVE : SHRINKS_ABOVE_WITHOUT_QUEUE) ? 1 - share / 2 : 1;
    }
}
