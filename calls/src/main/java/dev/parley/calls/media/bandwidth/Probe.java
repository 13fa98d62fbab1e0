package dev.parley.calls.media.bandwidth;

import java.util.concurrent.TimeUnit;

/**
 * Finds by padding whether the link bears more than is sent: for {@value #LENGTH_MS} ms as much is sent as would be needed,
 * at most twice the estimate. After one that has found nothing the next waits twice as long, from 1 s up to 10 s.
 */
final class Probe {

    private static final int LENGTH_MS = 80;
    private static final long LENGTH_NS = TimeUnit.MILLISECONDS.toNanos(LENGTH_MS);
    /** What is sent comes in bursts: the port's thread is woken each 5 ms or so while a probe is sent. */
    private static final long BURST_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long ANSWER_NS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long MIN_WAIT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_WAIT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long AFTER_SUCCESS_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double MIN_RECEIVED = 0.85;
    private static final double SUCCESS = 0.8;
    private static final double GAIN = 1.3;
    private static final int BITS = 8;

    private Phase phase = Phase.IDLE;
    private long target;
    private long before;
    private long startedAtNs;
    private long firstPacket;
    private long lastPacket;
    private long sentBytes;
    private long firstSentNs;
    private long lastSentNs;
    private long receivedBytes;
    private long firstArrivalNs;
    private long lastArrivalNs;
    private long waitNs = MIN_WAIT_NS;
    private long nextAtNs;

    private enum Phase {
        IDLE,
        SENDS,
        WAITS,
    }

    /** Whether it has something to send, or waits for what is told of it. */
    boolean isRunning() {
        return phase != Phase.IDLE;
    }

    boolean isSending() {
        return phase == Phase.SENDS;
    }

    boolean mayStart(long nowNs) {
        return phase == Phase.IDLE && nowNs - nextAtNs >= 0;
    }

    /** @param estimate what is known to be borne */
    void start(long rate, long estimate, long nowNs) {
        phase = Phase.SENDS;
        target = rate;
        before = estimate;
        startedAtNs = nowNs;
        firstPacket = -1;
        sentBytes = 0;
        receivedBytes = 0;
    }

    /** How many bytes of padding are to be sent now. */
    long due(long nowNs) {
        if (phase != Phase.SENDS) {
            return 0;
        }
        long sinceNs = nowNs - startedAtNs;
        if (sinceNs > LENGTH_NS && firstPacket >= 0) {
            phase = Phase.WAITS;
            return 0;
        }
        long passedNs = Math.min(sinceNs, LENGTH_NS);
        return Math.max(0, (long) ((target / 1e9 / BITS) * passedNs) - sentBytes);
    }

    /** Whatever is sent in the meantime is part of it. */
    void sent(long packet, int bytes, long nowNs) {
        if (phase != Phase.SENDS) {
            return;
        }
        if (firstPacket < 0) {
            firstPacket = packet;
            firstSentNs = nowNs;
        }
        lastPacket = packet;
        lastSentNs = nowNs;
        sentBytes += bytes;
    }

    void received(long packet, int bytes, long arrivedNs) {
        if (phase == Phase.IDLE || firstPacket < 0 || packet < firstPacket || packet > lastPacket) {
            return;
        }
        if (receivedBytes == 0) {
            firstArrivalNs = arrivedNs;
            lastArrivalNs = arrivedNs;
        }
        firstArrivalNs = Math.min(firstArrivalNs, arrivedNs);
        lastArrivalNs = Math.max(lastArrivalNs, arrivedNs);
        receivedBytes += bytes;
    }

    /**
     * What it has found, once.
     *
     * @param newestTold the newest packet of which something was told
     * @return bits per second that have passed; 0 where it is not over, or too little has come
     */
    long take(long newestTold, long nowNs) {
        if (phase != Phase.WAITS) {
            return 0;
        }
        boolean answered = newestTold >= lastPacket;
        if (!answered && nowNs - startedAtNs < LENGTH_NS + ANSWER_NS) {
            return 0;
        }
        phase = Phase.IDLE;
        long found = receivedBytes < sentBytes * MIN_RECEIVED ? 0 : Math.min(sentRate(), arrivalRate());
        boolean succeeded = found >= target * SUCCESS;
        boolean gained = succeeded || found > before * GAIN;
        nextAtNs = nowNs + (succeeded ? AFTER_SUCCESS_NS : gained ? MIN_WAIT_NS : waitNs);
        waitNs = gained ? MIN_WAIT_NS : Math.min(2 * waitNs, MAX_WAIT_NS);
        return found;
    }

    private long sentRate() {
        return (long) ((sentBytes * BITS * 1e9) / (lastSentNs - firstSentNs + BURST_NS));
    }

    private long arrivalRate() {
        return (long) ((receivedBytes * BITS * 1e9) / (lastArrivalNs - firstArrivalNs + BURST_NS));
    }
}
