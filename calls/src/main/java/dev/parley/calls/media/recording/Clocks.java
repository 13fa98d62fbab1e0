package dev.parley.calls.media.recording;

import dev.parley.calls.media.rtp.Rtcp;
import java.util.HashMap;
import java.util.Map;

/**
 * The router's clock for what publishers date by their own: a publisher's reports are as old as their way to the router took,
 * and the one that took the shortest tells how the two clocks stand. All tracks of a publisher go by it, so they stay in step.
 */
final class Clocks {

    private static final double NS_PER_SECOND = 1e9;
    /** Clocks drift apart by no more than this. */
    private static final double DRIFT = 50e-6;

    private final Map<String, Shift> byPublisher = new HashMap<>();

    private record Shift(long ns, long atNs) {}

    void told(String publisher, Rtcp.SenderReport report, long nowNs) {
        long sample = nowNs - ns(report.ntp());
        var before = byPublisher.get(publisher);
        long most = before == null ? Long.MAX_VALUE : before.ns() + (long) ((nowNs - before.atNs()) * DRIFT);
        byPublisher.put(publisher, new Shift(Math.min(sample, most), nowNs));
    }

    /** What the router's clock has shown when the publisher's showed this. The publisher must have told of it. */
    long at(String publisher, long ntp) {
        var shift = byPublisher.get(publisher);
        if (shift == null) {
            throw new IllegalStateException(publisher + " has not told its clock");
        }
        return ns(ntp) + shift.ns();
    }

    private static long ns(long ntp) {
        long fraction = (long) (((ntp & 0xFFFF_FFFFL) * NS_PER_SECOND) / (1L << 32));
        return (ntp >>> 32) * (long) NS_PER_SECOND + fraction;
    }
}
