package dev.parley.calls.media.bandwidth;

/**
 * The newest packets of one transport by their transport-wide numbers, which follow each other without a gap. Keeps
 * {@value #CAPACITY} of them in places that are used again; what is older is forgotten, whatever is told of it.
 */
final class SentPackets {

    /** Two seconds of the highest rate. A power of two. */
    static final int CAPACITY = 4_096;

    private static final byte UNKNOWN = 0;
    private static final byte LOST = 1;
    private static final byte RECEIVED = 2;

    private final long[] sentAtNs = new long[CAPACITY];
    private final int[] bytes = new int[CAPACITY];
    private final byte[] fate = new byte[CAPACITY];
    private long count;
    private int first;

    /**
     * The next packet was sent.
     *
     * @param number from 0 to 65535, one more than the one before
     * @param length in bytes on the wire
     */
    void sent(int number, int length, long nowNs) {
        if (count == 0) {
            first = number;
        }
        int index = index(count++);
        sentAtNs[index] = nowNs;
        bytes[index] = length;
        fate[index] = UNKNOWN;
    }

    /** Which packet has this number, counted from 0 with the first one; −1 where none is remembered. */
    long find(int number) {
        if (count == 0) {
            return -1;
        }
        long newest = count - 1;
        long found = newest + (short) (number - first - (int) newest);
        return found >= 0 && found <= newest && newest - found < CAPACITY ? found : -1;
    }

    long sentAtNs(long packet) {
        return sentAtNs[index(packet)];
    }

    int bytes(long packet) {
        return bytes[index(packet)];
    }

    boolean isLost(long packet) {
        return fate[index(packet)] == LOST;
    }

    /** True where nothing was told of it before. */
    boolean takeLost(long packet) {
        int index = index(packet);
        boolean news = fate[index] == UNKNOWN;
        if (news) {
            fate[index] = LOST;
        }
        return news;
    }

    /** True the first time; it may have been taken for lost before. */
    boolean takeReceived(long packet) {
        int index = index(packet);
        boolean news = fate[index] != RECEIVED;
        fate[index] = RECEIVED;
        return news;
    }

    private static int index(long packet) {
        return (int) (packet & (CAPACITY - 1));
    }
}
