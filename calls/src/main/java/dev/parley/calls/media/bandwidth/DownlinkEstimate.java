package dev.parley.calls.media.bandwidth;

import dev.parley.calls.media.rtp.TransportFeedback;
import dev.parley.calls.media.rtp.TransportFeedback.Arrival;
import java.util.concurrent.TimeUnit;

/**
 * How many bits per second one receiver's downlink bears, found by the sender from the receiver's transport feedback: from
 * growing delay and from loss (draft-ietf-rmcat-gcc-02; draft-holmer-rmcat-transport-wide-cc-extensions-01), and by probes.
 * Nothing is allocated for a packet; what is told wrongly harms only the teller's own estimate, which stays between
 * {@link #MIN} and {@link #MAX}.
 */
public final class DownlinkEstimate {

    /** Before anything is known. */
    public static final long START = 1_000_000;
    /** Sound fits in. */
    public static final long MIN = 40_000;
    public static final long MAX = 20_000_000;

    /** What SRTP, UDP and IP add to an RTP packet. */
    public static final int OVERHEAD_BYTES = 16 + 8 + 20;

    private static final long ACKNOWLEDGED_MS = 500;
    /** Feedback tells time by 24 bits of 64 ms, which wrap around. */
    private static final long ROUND_US = (1L << 24) * 64_000;
    private static final long JUMP_NS = TimeUnit.SECONDS.toNanos(3);
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int SILENCE_PACKETS = 10;
    private static final double SILENCE_FACTOR = 0.8;
    private static final int PROBE_FACTOR = 2;
    private static final double SURE_SHARE = 0.8;
    private static final double MS = 1e6;

    private final SentPackets packets = new SentPackets();
    private final PacketGroups groups = new PacketGroups();
    private final DelayTrend trend = new DelayTrend();
    private final OveruseDetector detector = new OveruseDetector();
    private final QueueDelay queue = new QueueDelay();
    private final LossControl loss = new LossControl();
    private final DelayControl control = new DelayControl();
    private final RateWindow acknowledged = new RateWindow(ACKNOWLEDGED_MS);
    private final Probe probe = new Probe();
    private long rate = START;
    private long sentPackets;
    private long unansweredPackets;
    private long newestTold = -1;
    private long toldAtNs;
    private boolean hasArrival;
    private long newestArrivalUs;
    private long newestArrivalNs;
    private long roundTripNs = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * A packet was sent.
     *
     * @param number its transport-wide number, from 0 to 65535, one more than the one before
     * @param rtpBytes without what is added on the way
     */
    public void sent(int number, int rtpBytes, long nowNs) {
        int bytes = rtpBytes + OVERHEAD_BYTES;
        packets.sent(number, bytes, nowNs);
        probe.sent(sentPackets, bytes, nowNs);
        sentPackets++;
        unansweredPackets++;
    }

    /** The receiver has told what came. */
    public void told(TransportFeedback feedback, long nowNs) {
        boolean news = false;
        for (Arrival arrival : feedback.packets()) {
            long packet = packets.find(arrival.sequence());
            if (packet >= 0) {
                news |= arrival.received() ? received(packet, arrival.atUs()) : lost(packet);
                newestTold = Math.max(newestTold, packet);
            }
        }
        if (!news) {
            return;
        }
        unansweredPackets = 0;
        toldAtNs = nowNs;
        roundTripNs = Math.clamp(nowNs - packets.sentAtNs(newestTold), 0, JUMP_NS);
        queue.end(nowNs);
        adjust(nowNs);
    }

    /** To be called now and then. */
    public void tick(long nowNs) {
        if (newestTold >= 0 && unansweredPackets > SILENCE_PACKETS && nowNs - toldAtNs > SILENCE_NS) {
            toldAtNs = nowNs;
            set((long) (rate * SILENCE_FACTOR));
        }
        finishProbe(nowNs);
    }

    public long bitsPerSecond() {
        return rate;
    }

    /** Whether more is being sent than the link bears: packets wait on the way for longer and longer, or many are lost. */
    public boolean isOverfull() {
        return detector.use() == LinkUse.OVER || !loss.mayGrow();
    }

    /**
     * How many bits per second the link bears for longer: more than {@link #bitsPerSecond} while less is to be sent for a moment,
     * so that a long queue empties.
     */
    public long bornePerSecond() {
        return Math.max(rate, control.afterQueue());
    }

    /**
     * How many bytes of padding, on the wire, are to be sent now to find whether the link bears more.
     *
     * @param needed as much as more pictures would need, 0 where all are sent as they are wanted
     */
    public long paddingDue(long needed, long nowNs) {
        if (needed > rate && newestTold >= 0 && isCalm() && probe.mayStart(nowNs)) {
            // What a probe finds is somewhat less than what it sends.
            probe.start(Math.min(Math.min(needed + needed / 4, PROBE_FACTOR * rate), MAX), rate, nowNs);
        }
        return probe.due(nowNs);
    }

    /** Whether padding is being sent, which is best spread over time. */
    public boolean isProbing() {
        return probe.isSending();
    }

    private boolean isCalm() {
        return detector.use() == LinkUse.NORMAL && loss.mayGrow() && rate < MAX;
    }

    private boolean lost(long packet) {
        boolean news = packets.takeLost(packet);
        if (news) {
            loss.lost();
        }
        return news;
    }

    private boolean received(long packet, long atUs) {
        boolean takenForLost = packets.isLost(packet);
        if (!packets.takeReceived(packet)) {
            return false;
        }
        loss.received(takenForLost);
        long arrivedNs = unwrapped(atUs);
        long sentNs = packets.sentAtNs(packet);
        int bytes = packets.bytes(packet);
        acknowledged.add(bytes, arrivedNs);
        probe.received(packet, bytes, arrivedNs);
        queue.add(sentNs, arrivedNs);
        if (groups.add(sentNs, arrivedNs)) {
            double apartMs = groups.sentDeltaNs() / MS;
            trend.add(groups.arrivalDeltaNs() / MS - apartMs, groups.arrivedNs() / MS);
            detector.update(trend.slope(), trend.count(), apartMs);
        }
        return true;
    }

    private long unwrapped(long atUs) {
        if (!hasArrival) {
            hasArrival = true;
            newestArrivalUs = atUs;
        }
        long passedUs = Math.floorMod(atUs - newestArrivalUs + ROUND_US / 2, ROUND_US) - ROUND_US / 2;
        long arrivedNs = newestArrivalNs + TimeUnit.MICROSECONDS.toNanos(passedUs);
        if (Math.abs(arrivedNs - newestArrivalNs) > JUMP_NS) {
            // Nothing was sent for long, or the receiver's clock was set: what was before says nothing.
            beginAnew();
        } else if (passedUs < 0) {
            return arrivedNs;
        }
        newestArrivalUs = atUs;
        newestArrivalNs = arrivedNs;
        return arrivedNs;
    }

    private void beginAnew() {
        groups.clear();
        trend.clear();
        detector.clear();
        queue.clear();
        control.forgetQueue();
        acknowledged.clear();
    }

    private void adjust(long nowNs) {
        long arrived = acknowledged.isFull(newestArrivalNs) ? acknowledged.bitsPerSecond(newestArrivalNs) : 0;
        double factor = loss.factor(queue.isStanding(), nowNs);
        var waits = new DelayControl.Waits(roundTripNs, queue.waitNs());
        // A probe fills a queue on purpose, and what grows without a queue is a busy receiver's delay: both wait.
        boolean excused = probe.isRunning() || !queue.isStanding();
        var use = excused && detector.use() == LinkUse.OVER ? LinkUse.UNDER : detector.use();
        long next = control.update(rate, use, arrived, loss.mayGrow(), waits, nowNs);
        // What arrives fits, whatever is lost of the rest.
        set(Math.max((long) (next * factor), Math.min(next, (long) (arrived * SURE_SHARE))));
        finishProbe(nowNs);
    }

    private void finishProbe(long nowNs) {
        long found = probe.take(newestTold, nowNs);
        if (found > rate) {
            set(found);
        }
    }

    private void set(long changed) {
        rate = Math.clamp(changed, MIN, MAX);
    }
}
