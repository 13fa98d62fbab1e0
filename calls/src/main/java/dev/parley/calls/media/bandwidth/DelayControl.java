package dev.parley.calls.media.bandwidth;

import java.util.concurrent.TimeUnit;

/**
 * Raises the rate while no queue grows and lowers it when one does: additive increase near the rate at which that happened
 * before, multiplicative elsewhere, multiplicative decrease (AIMD; draft-ietf-rmcat-gcc-02, section 5.5).
 */
final class DelayControl {

    private static final double DECREASE = 0.85;
    /** Lets a long queue empty within seconds. */
    private static final double DECREASE_BEFORE_LONG_QUEUE = 0.6;

    private static final long LONG_QUEUE_NS = TimeUnit.MILLISECONDS.toNanos(150);
    /** One packet at 250 kbit/s takes so long by itself. */
    private static final long SHORT_QUEUE_NS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final double INCREASE_PER_SECOND = 1.08;
    private static final double ABOVE_ACKNOWLEDGED = 1.5;
    private static final long ALLOWANCE = 10_000;
    private static final long PACKET_BITS = 9_600;
    private static final long MIN_ADDITION_PER_SECOND = 4_000;
    private static final double NEWEST_WEIGHT = 0.05;
    private static final double MAX_STEP_S = 1;
    private static final long RESPONSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MAX_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(300);

    private LinkUse before = LinkUse.NORMAL;
    private boolean increases = true;
    private double limit;
    private double limitDeviation = 0.4;
    private long updatedAtNs;
    private long decreasedAtNs;
    private long afterQueue;

    /**
     * How long packets are on the way.
     *
     * @param roundTripNs from a packet to what is told of it
     * @param queueNs how much of it they wait
     */
    record Waits(long roundTripNs, long queueNs) {}

    /**
     * The next rate.
     *
     * @param acknowledged what has arrived lately, 0 where that is not known
     * @param mayGrow whether the losses let it rise
     */
    long update(long rate, LinkUse use, long acknowledged, boolean mayGrow, Waits waits, long nowNs) {
        double passedS = updatedAtNs == 0 ? 0 : Math.clamp((nowNs - updatedAtNs) / 1e9, 0, MAX_STEP_S);
        updatedAtNs = nowNs;
        var earlier = before;
        before = use;
        return switch (use) {
            case OVER -> {
                increases = false;
                yield decrease(rate, acknowledged, waits, nowNs);
            }
            case UNDER -> {
                // The queue empties: the rate is right, and stays until that is done.
                increases = false;
                yield withoutQueue(rate, waits);
            }
            case NORMAL -> {
                increases = increases || earlier == LinkUse.NORMAL;
                long next = withoutQueue(rate, waits);
                yield increases && mayGrow ? increase(next, acknowledged, waits.roundTripNs(), passedS) : next;
            }
        };
    }

    /** What the link was seen to bear while the rate is lower only until a long queue is empty; 0 at all other times. */
    long afterQueue() {
        return afterQueue;
    }

    /** What the link bore is not known any more. */
    void forgetQueue() {
        afterQueue = 0;
    }

    private long withoutQueue(long rate, Waits waits) {
        if (afterQueue == 0 || waits.queueNs() > SHORT_QUEUE_NS) {
            return rate;
        }
        long restored = Math.max(rate, afterQueue);
        afterQueue = 0;
        return restored;
    }

    private long decrease(long rate, long acknowledged, Waits waits, long nowNs) {
        long pause = Math.clamp(waits.roundTripNs() + RESPONSE_NS, RESPONSE_NS, MAX_PAUSE_NS);
        if (decreasedAtNs != 0 && nowNs - decreasedAtNs < pause) {
            return rate;
        }
        decreasedAtNs = nowNs;
        double factor = waits.queueNs() > LONG_QUEUE_NS ? DECREASE_BEFORE_LONG_QUEUE : DECREASE;
        if (acknowledged <= 0) {
            return (long) (rate * factor);
        }
        observeLimit(acknowledged);
        if (factor < DECREASE || afterQueue > 0) {
            afterQueue = Math.min(Math.max(rate, afterQueue), (long) (acknowledged * DECREASE));
        }
        return Math.min(rate, (long) (acknowledged * factor));
    }

    private long increase(long rate, long acknowledged, long roundTripNs, double passedS) {
        // Well above what was the limit: the link has changed.
        if (limit > 0 && acknowledged > limit * (1 + 3 * limitDeviation)) {
            limit = 0;
        }
        double raised;
        if (limit > 0 && acknowledged > limit * (1 - 3 * limitDeviation)) {
            double responseS = (roundTripNs + RESPONSE_NS) / 1e9;
            raised = rate + Math.max(MIN_ADDITION_PER_SECOND, PACKET_BITS / responseS) * passedS;
        } else {
            raised = rate * Math.pow(INCREASE_PER_SECOND, passedS);
        }
        // More than is sent has not been tried.
        double tried = acknowledged * ABOVE_ACKNOWLEDGED + ALLOWANCE;
        return (long) Math.max(rate, Math.min(raised, tried));
    }

    private void observeLimit(long acknowledged) {
        if (limit == 0 || Math.abs(acknowledged - limit) > 3 * limitDeviation * limit) {
            limit = acknowledged;
            limitDeviation = 0.1;
            return;
        }
        double off = Math.abs(acknowledged - limit) / limit;
        limit += NEWEST_WEIGHT * (acknowledged - limit);
        limitDeviation = Math.clamp(limitDeviation + NEWEST_WEIGHT * (off - limitDeviation), 0.02, 0.15);
    }
}
