package dev.parley.chat.outbound;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param status that of the answer; null where there was none
 * @param durationMs how long it took
 */
public record PostResult(Outcome outcome, @Nullable Integer status, long durationMs) {
    /** What became of it. */
    public enum Outcome {
        /** The answer was 2xx. */
        DELIVERED,
        /** The answer was another one. A redirect is not followed. */
        ANSWERED_OTHERWISE,
        /** The deadline came first. */
        TIMED_OUT,
        /** The name leads to no address that may be called. */
        TARGET_NOT_ALLOWED,
        /** No connection, no valid certificate, or no valid answer. */
        UNREACHABLE,
    }

    private static final int GONE = 410;

    public boolean isDelivered() {
        return outcome == Outcome.DELIVERED;
    }

    /** Whether the receiver wants nothing any more. */
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
