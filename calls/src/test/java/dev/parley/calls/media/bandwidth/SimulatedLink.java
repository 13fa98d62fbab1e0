package dev.parley.calls.media.bandwidth;

import dev.parley.calls.media.rtp.TransportFeedback;
import dev.parley.calls.media.rtp.TransportFeedback.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A downlink in virtual time: a queue of limited length that empties at a rate, then a way that takes its time, loses
 * packets at random and jitters. Its far end tells each 100 ms what came, as a browser does. Always the same for one seed.
 */
final class SimulatedLink {

    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long FEEDBACK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PADDING_BYTES = 275;
    private static final int PACKET_BYTES = 1_000;
    private static final long KEY_FRAME_NS = TimeUnit.SECONDS.toNanos(2);

    private final DownlinkEstimate estimate;
    private final Random random;
    private final TreeMap<Long, Long> arrivals = new TreeMap<>();
    private final byte[] packet = new byte[PACKET_BYTES];
    private final Pacer pacer;
    private final Deque<Feedback> onTheWayBack = new ArrayDeque<>();
    private long nowNs = TimeUnit.SECONDS.toNanos(1_000);
    private long number = 65_000;
    private long nextToTell = number;
    private long bottleneckFreeNs;
    private long lastArrivalNs;
    private double owedBits;
    private long stalledUntilNs;
    private long nextStallNs;
    private long toldAtNs;
    private int feedbacks;
    private long nextKeyFrameNs;

    long capacity = 2_000_000;
    long queueNs = TimeUnit.MILLISECONDS.toNanos(300);
    long delayNs = TimeUnit.MILLISECONDS.toNanos(20);
    long jitterNs;
    /** For so long the receiver takes nothing, about once a second. */
    long stallNs;
    /** The receiver's clock before this one. */
    long clockOffsetNs = TimeUnit.DAYS.toNanos(3);
    double loss;
    /** What is sent, as a share of the estimate; with a {@link #most} in bits per second, and what more would be wanted. */
    double share = 1;
    long most = Long.MAX_VALUE;
    long needed;
    /** Packets of a key frame each 2 s. */
    int keyFrame;
    boolean paced = true;
    long dropped;
    long longestQueueNs;
    long paddingBytes;
    long sentBytes;

    private record Feedback(long atNs, TransportFeedback told) {}

    SimulatedLink(DownlinkEstimate estimate, long seed) {
        this.estimate = estimate;
        this.random = new Random(seed);
        this.pacer = new Pacer(estimate::bitsPerSecond, (_, length, _, _) -> leave(length));
    }

    long nowNs() {
        return nowNs;
    }

    /** Packets of 1,000 bytes at the estimate's rate, with sound of 40 kbit/s. */
    void run(double seconds) {
        long until = nowNs + (long) (seconds * 1e9);
        longestQueueNs = 0;
        paddingBytes = 0;
        sentBytes = 0;
        dropped = 0;
        while (nowNs < until) {
            nowNs += STEP_NS;
            owedBits += (Math.min(most, (long) (estimate.bitsPerSecond() * share)) * STEP_NS) / 1e9;
            while (owedBits > 0) {
                int bytes = PACKET_BYTES - random.nextInt(100);
                owedBits -= 8.0 * bytes;
                send(bytes);
            }
            if (keyFrame > 0 && nowNs >= nextKeyFrameNs) {
                nextKeyFrameNs = nowNs + KEY_FRAME_NS;
                for (int i = 0; i < keyFrame; i++) {
                    send(PACKET_BYTES);
                }
            }
            pacer.drain(nowNs);
            long due = estimate.paddingDue(needed, nowNs);
            while (due > 0 && pacer.mayPad(nowNs)) {
                due -= PADDING_BYTES;
                paddingBytes += PADDING_BYTES;
                pacer.take(Pacer.Turn.PADDING, packet, PADDING_BYTES - DownlinkEstimate.OVERHEAD_BYTES, 0, nowNs);
            }
            tell();
            while (!onTheWayBack.isEmpty() && onTheWayBack.getFirst().atNs <= nowNs) {
                estimate.told(onTheWayBack.removeFirst().told, nowNs);
            }
            estimate.tick(nowNs);
        }
    }

    /** How long a packet that is sent now waits. */
    long queuedNs() {
        return Math.max(0, bottleneckFreeNs - nowNs);
    }

    private void send(int bytes) {
        int length = bytes - DownlinkEstimate.OVERHEAD_BYTES;
        if (paced) {
            pacer.take(Pacer.Turn.PICTURE, packet, length, 0, nowNs);
        } else {
            leave(length);
        }
    }

    private void leave(int length) {
        int bytes = length + DownlinkEstimate.OVERHEAD_BYTES;
        sentBytes += bytes;
        estimate.sent((int) (number & 0xFFFF), length, nowNs);
        long sent = number++;
        longestQueueNs = Math.max(longestQueueNs, queuedNs());
        if (queuedNs() > queueNs) {
            dropped++;
            return;
        }
        if (random.nextDouble() < loss) {
            return;
        }
        bottleneckFreeNs = Math.max(bottleneckFreeNs, nowNs) + (long) ((bytes * 8e9) / capacity);
        long arrivedNs = bottleneckFreeNs + delayNs + (long) (random.nextDouble() * jitterNs);
        if (stallNs > 0 && arrivedNs > nextStallNs) {
            stalledUntilNs = arrivedNs + (long) (random.nextDouble() * stallNs);
            nextStallNs = arrivedNs + (long) (random.nextDouble() * TimeUnit.SECONDS.toNanos(2));
        }
        arrivedNs = Math.max(arrivedNs, stalledUntilNs);
        // A way keeps the order, but for what is lost.
        lastArrivalNs = Math.max(lastArrivalNs, arrivedNs);
        arrivals.put(sent, lastArrivalNs);
    }

    private void tell() {
        if (nowNs - toldAtNs < FEEDBACK_NS) {
            return;
        }
        List<Arrival> told = new ArrayList<>();
        long last = -1;
        for (var entry : arrivals.entrySet()) {
            if (entry.getValue() <= nowNs) {
                last = entry.getKey();
            }
        }
        for (long each = nextToTell; each <= last; each++) {
            var arrived = arrivals.remove(each);
            long atUs = arrived == null ? 0 : ((arrived + clockOffsetNs) / 250_000) * 250;
            told.add(new Arrival((int) (each & 0xFFFF), arrived != null, atUs));
        }
        if (!told.isEmpty()) {
            toldAtNs = nowNs;
            nextToTell = last + 1;
            onTheWayBack.add(new Feedback(nowNs + delayNs, new TransportFeedback(feedbacks++ & 0xFF, told)));
        }
    }
}
