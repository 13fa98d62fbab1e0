package dev.parley.calls.media.bandwidth;

import java.util.concurrent.TimeUnit;

/**
 * Takes packets that were sent together as one group, and compares how far apart two groups were sent and have arrived:
 * draft-ietf-rmcat-gcc-02, sections 5.1 and 5.2. What was sent before the present group is left out.
 */
final class PacketGroups {

    private static final long BURST_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_BURST_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Group present = new Group();
    private final Group before = new Group();
    private long sentDeltaNs;
    private long arrivalDeltaNs;

    private static final class Group {

        boolean empty = true;
        long firstSentNs;
        long lastSentNs;
        long firstArrivalNs;
        long lastArrivalNs;

        void begin(long sentNs, long arrivedNs) {
            empty = false;
            firstSentNs = sentNs;
            firstArrivalNs = arrivedNs;
            lastSentNs = sentNs;
            lastArrivalNs = arrivedNs;
        }

        void add(long sentNs, long arrivedNs) {
            lastSentNs = Math.max(lastSentNs, sentNs);
            lastArrivalNs = Math.max(lastArrivalNs, arrivedNs);
        }

        void set(Group other) {
            begin(other.firstSentNs, other.firstArrivalNs);
            add(other.lastSentNs, other.lastArrivalNs);
        }
    }

    /** Whether the packet has completed a group that can be compared; the deltas are then those of it. */
    boolean add(long sentNs, long arrivedNs) {
        if (present.empty) {
            present.begin(sentNs, arrivedNs);
            return false;
        }
        if (sentNs < present.firstSentNs) {
            return false;
        }
        if (belongs(sentNs, arrivedNs)) {
            present.add(sentNs, arrivedNs);
            return false;
        }
        boolean comparable = !before.empty;
        if (comparable) {
            sentDeltaNs = present.lastSentNs - before.lastSentNs;
            arrivalDeltaNs = present.lastArrivalNs - before.lastArrivalNs;
        }
        before.set(present);
        present.begin(sentNs, arrivedNs);
        return comparable;
    }

    long sentDeltaNs() {
        return sentDeltaNs;
    }

    long arrivalDeltaNs() {
        return arrivalDeltaNs;
    }

    /** When the group that was completed last has arrived. */
    long arrivedNs() {
        return before.lastArrivalNs;
    }

    void clear() {
        present.empty = true;
        before.empty = true;
    }

    /** Sent together, or held up somewhere and let go together. */
    private boolean belongs(long sentNs, long arrivedNs) {
        if (sentNs - present.firstSentNs <= BURST_NS) {
            return true;
        }
        long apart = arrivedNs - present.lastArrivalNs;
        return (
            apart <= BURST_NS &&
            apart < sentNs - present.lastSentNs &&
            arrivedNs - present.firstArrivalNs < LONGEST_BURST_NS
        );
    }
}
