package dev.parley.calls.media.bandwidth;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How many bits per second have passed lately: over the last {@value #SLOTS} slots of equal length, or since the first
 * bytes where that is less, but at least over half of them. Allocates nothing after it was made.
 */
public final class RateWindow {

    private static final int SLOTS = 20;
    private static final int BITS = 8;

    private final long slotNs;
    private final long[] slots = new long[SLOTS];
    private boolean begun;
    private long firstNs;
    private long newestSlot;
    private long total;

    /** @param lengthMs of the whole window */
    public RateWindow(long lengthMs) {
        slotNs = TimeUnit.MILLISECONDS.toNanos(lengthMs) / SLOTS;
    }

    /** Bytes of a moment that may be a little before the newest; what is older than the window does not count. */
    public void add(long bytes, long atNs) {
        if (!begun) {
            begun = true;
            firstNs = atNs;
            newestSlot = Math.floorDiv(atNs, slotNs);
        }
        advance(atNs);
        long slot = Math.floorDiv(atNs, slotNs);
        if (slot > newestSlot - SLOTS) {
            slots[index(slot)] += bytes;
            total += bytes;
        }
    }

    /** The rate of the window that ends now; 0 before there is any. */
    public long bitsPerSecond(long nowNs) {
        if (!begun) {
            return 0;
        }
        advance(nowNs);
        // The newest slot is not over yet.
        long windowNs = (SLOTS - 1) * slotNs + Math.floorMod(nowNs, slotNs);
        long passedNs = Math.clamp(nowNs - firstNs, (SLOTS / 2) * slotNs, windowNs);
        return (long) ((total * BITS * 1e9) / passedNs);
    }

    /** Whether the whole window has passed since the first bytes. */
    boolean isFull(long nowNs) {
        return begun && nowNs - firstNs >= SLOTS * slotNs;
    }

    void clear() {
        begun = false;
        total = 0;
        Arrays.fill(slots, 0);
    }

    private void advance(long atNs) {
        long slot = Math.floorDiv(atNs, slotNs);
        if (slot - newestSlot >= SLOTS) {
            Arrays.fill(slots, 0);
            total = 0;
            newestSlot = slot;
        }
        while (newestSlot < slot) {
            int index = index(++newestSlot);
            total -= slots[index];
            slots[index] = 0;
        }
    }

    private static int index(long slot) {
        return Math.floorMod(slot, SLOTS);
    }
}
