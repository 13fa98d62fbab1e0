package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.Sequence;
import dev.parley.calls.media.rtp.TransportFeedback;
import dev.parley.calls.media.rtp.TransportFeedback.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** When the packets of one publisher's transport came, for the feedback by which the browser finds how much it can send. */
final class ArrivalLog {

    private static final int MAX_PACKETS = 400;

    private final Sequence sequence = new Sequence();
    private final TreeMap<Long, Long> arrivals = new TreeMap<>();
    private long next = -1;
    private int count;

    void arrived(int number, long nowNs) {
        long extended = sequence.extend(number);
        if (next < 0) {
            next = extended;
        }
        // What comes after it was told as missing is told again; what is older helps nobody.
        if (extended >= next - MAX_PACKETS && arrivals.size() < 4 * MAX_PACKETS) {
            arrivals.putIfAbsent(extended, nowNs / 1_000);
        }
    }

    /** The feedback that is due, empty where nothing has come since the last one. */
    Optional<TransportFeedback> take() {
        if (arrivals.isEmpty()) {
            return Optional.empty();
        }
        long first = Math.min(next, arrivals.firstKey());
        if (arrivals.firstKey() - first > MAX_PACKETS) {
            first = arrivals.firstKey();
        }
        long last = Math.min(arrivals.lastKey(), first + MAX_PACKETS - 1);
        List<Arrival> told = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            var atUs = arrivals.remove(number);
            told.add(new Arrival((int) number & 0xFFFF, atUs != null, atUs == null ? 0 : atUs));
        }
        next = Math.max(next, last + 1);
        return Optional.of(new TransportFeedback(count++ & 0xFF, told));
    }
}
