package dev.parley.calls.media.bandwidth;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Spreads what goes to one receiver over time, so that a key frame does not fill a short queue on the way all at once: sound
 * leaves as it comes, pictures and repeats wait their turn at {@value #FACTOR} times what the downlink bears. Nothing waits
 * longer than {@link #MAX_WAIT_NS}: where more has come than leaves by then, the rate is raised, and nothing is dropped. So
 * does Chromium with what it sends itself. Allocates nothing for a packet after its places were made.
 */
public final class Pacer {

    static final double FACTOR = 2.5;
    static final long MAX_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(250);
    /** As much may leave at once after a silence as in this time: the thread is not woken for each packet. */
    static final long BURST_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int PICTURES = 256;
    private static final int REPEATS = 64;
    private static final long SOON_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier downlink;
    private final Exit exit;
    private final PacketQueue repeats = new PacketQueue(REPEATS);
    private final PacketQueue pictures = new PacketQueue(PICTURES);
    /** When all that has left will have been paid for. */
    private long paidAtNs;
    private boolean begun;

    /** In which order packets leave. */
    public enum Turn {
        /** Never waits. */
        SOUND,
        /** Is awaited by a receiver that cannot go on without it. */
        REPEAT,
        PICTURE,
        /** Is sent only where {@link Pacer#mayPad}. */
        PADDING,
    }

    /** Where packets leave. */
    public interface Exit {
        /**
         * A packet leaves now.
         *
         * @param packet holds until it returns
         * @param numberAt where two bytes are kept for its number in the transport, 0 where none are
         */
        void leave(byte[] packet, int length, int numberAt, long nowNs);
    }

    /** @param downlink how many bits per second the receiver's line bears, {@link Long#MAX_VALUE} where that is not known */
    public Pacer(LongSupplier downlink, Exit exit) {
        this.downlink = downlink;
        this.exit = exit;
    }

    /** Takes a packet over, which may be written over afterwards. */
    public void take(Turn turn, byte[] packet, int length, int numberAt, long nowNs) {
        begin(nowNs);
        switch (turn) {
            case SOUND, PADDING -> leave(packet, length, numberAt, nowNs);
            case REPEAT -> queue(repeats, packet, length, numberAt, nowNs);
            case PICTURE -> queue(pictures, packet, length, numberAt, nowNs);
        }
    }

    /** Lets leave what has its turn by now. */
    public void drain(long nowNs) {
        while (isWaiting() && isFree(nowNs)) {
            leaveFirst(repeats.isEmpty() ? pictures : repeats, nowNs);
        }
    }

    /** Whether {@link #drain} is to be called again soon. */
    public boolean isWaiting() {
        return !repeats.isEmpty() || !pictures.isEmpty();
    }

    /** Whether there is room for padding. */
    public boolean mayPad(long nowNs) {
        begin(nowNs);
        return !isWaiting() && isFree(nowNs);
    }

    /** Nothing is sent any more of this source. */
    public void forget(int ssrc) {
        repeats.forget(ssrc);
        pictures.forget(ssrc);
    }

    /** What waits is not sent any more. */
    public void clear() {
        repeats.clear();
        pictures.clear();
        begun = false;
    }

    private void begin(long nowNs) {
        if (!begun) {
            begun = true;
            paidAtNs = nowNs;
        }
    }

    private void queue(PacketQueue queue, byte[] packet, int length, int numberAt, long nowNs) {
        drain(nowNs);
        // What is sent again overtakes pictures.
        boolean isNext = queue.isEmpty() && (queue == repeats || repeats.isEmpty());
        if (isNext && isFree(nowNs)) {
            leave(packet, length, numberAt, nowNs);
            return;
        }
        if (queue.isFull()) {
            leaveFirst(queue, nowNs);
        }
        queue.add(packet, length, numberAt, nowNs);
    }

    private boolean isFree(long nowNs) {
        return paidAtNs - nowNs <= 0 || longestWaitNs(nowNs) >= MAX_WAIT_NS;
    }

    private void leaveFirst(PacketQueue queue, long nowNs) {
        var place = queue.take();
        if (place.length > 0) {
            leave(place.packet, place.length, place.numberAt, nowNs);
        }
    }

    private void leave(byte[] packet, int length, int numberAt, long nowNs) {
        double bits = 8.0 * (length + DownlinkEstimate.OVERHEAD_BYTES);
        paidAtNs = Math.max(paidAtNs, nowNs - BURST_NS) + (long) ((bits * 1e9) / bitsPerSecond(nowNs));
        exit.leave(packet, length, numberAt, nowNs);
    }

    private double bitsPerSecond(long nowNs) {
        double rate = FACTOR * downlink.getAsLong();
        if (!isWaiting()) {
            return rate;
        }
        long leftNs = Math.max(SOON_NS, MAX_WAIT_NS - longestWaitNs(nowNs));
        return Math.max(rate, (8e9 * (repeats.bytes() + pictures.bytes())) / leftNs);
    }

    private long longestWaitNs(long nowNs) {
        var repeat = repeats.first();
        var picture = pictures.first();
        long repeatNs = repeat == null ? 0 : nowNs - repeat.sinceNs;
        return picture == null ? repeatNs : Math.max(repeatNs, nowNs - picture.sinceNs);
    }
}
