package dev.parley.calls.media.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Which packets of a source have not come, and when to ask for them again: at once, then each round trip, at most
 * {@value #MAX_ASKED} times. What is older than {@value #MAX_MISSING} packets is given up: a new key frame is cheaper.
 */
final class MissingPackets {

    private static final int MAX_ASKED = 5;
    private static final int MAX_MISSING = 250;
    private static final long REORDER_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MIN_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(40);

    private final TreeMap<Long, Asked> missing = new TreeMap<>();
    private long newest = -1;
    private boolean overflown;

    private record Asked(int times, long nextAtNs) {}

    void received(long sequence, long nowNs) {
        if (newest < 0) {
            newest = sequence;
        }
        if (sequence <= newest) {
            missing.remove(sequence);
            return;
        }
        if (sequence - newest > MAX_MISSING) {
            overflown = true;
            missing.clear();
        } else {
            for (long lost = newest + 1; lost < sequence; lost++) {
                missing.put(lost, new Asked(0, nowNs + REORDER_NS));
            }
        }
        newest = sequence;
        while (missing.size() > MAX_MISSING) {
            missing.pollFirstEntry();
            overflown = true;
        }
    }

    /** The packets to ask for now. */
    List<Long> due(long nowNs, long roundTripNs) {
        if (missing.isEmpty()) {
            return List.of();
        }
        var due = new ArrayList<Long>();
        for (var entries = missing.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            var asked = entry.getValue();
            if (asked.nextAtNs() - nowNs > 0) {
                continue;
            }
            if (asked.times() >= MAX_ASKED) {
                entries.remove();
                overflown = true;
            } else {
                due.add(entry.getKey());
                entry.setValue(new Asked(asked.times() + 1, nowNs + Math.max(MIN_WAIT_NS, roundTripNs)));
            }
        }
        return due;
    }

    /** True once after packets were given up, so that a decoder needs a key frame. */
    boolean takeGivenUp() {
        boolean before = overflown;
        overflown = false;
        return before;
    }
}
