package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.Rtcp;

/** Counts what has come of a source, for the reports to its sender (RFC 3550, appendices A.3 and A.8). */
final class ReceptionCount {

    private final int ssrc;
    private final int clockHz;
    private long first = -1;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private double jitter;
    private long lastTransit;
    private boolean hasTransit;

    ReceptionCount(int ssrc, int clockHz) {
        this.ssrc = ssrc;
        this.clockHz = clockHz;
    }

    void received(long sequence, int timestamp, long nowNs) {
        if (first < 0) {
            first = sequence;
            highest = sequence;
        }
        highest = Math.max(highest, sequence);
        received++;
        long arrival = (long) ((nowNs / 1e9) * clockHz);
        long transit = (int) (arrival - timestamp);
        if (hasTransit) {
            long difference = Math.abs((int) (transit - lastTransit));
            jitter += (difference - jitter) / 16;
        }
        lastTransit = transit;
        hasTransit = true;
    }

    boolean isEmpty() {
        return first < 0;
    }

    /**
     * The next report.
     *
     * @param lastReport as {@link Rtcp.Reception}
     * @param delay as {@link Rtcp.Reception}
     */
    Rtcp.Reception report(int lastReport, long delay) {
        long expected = highest - first + 1;
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
        long lost = Math.clamp(expected - received, -0x80_0000L, 0x7F_FFFFL);
        return new Rtcp.Reception(ssrc, fraction, (int) lost, highest & 0xFFFF_FFFFL, (long) jitter, lastReport, delay);
    }
}
