package dev.parley.api.realtime;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How often a connection may do something: so many at once, and one more after each interval. */
final class Allowance {

    private final int most;
    private final Duration interval;
    private double left;
    private Instant countedAt;

    Allowance(int most, Duration interval, Instant now) {
        this.most = most;
        this.interval = interval;
        this.left = most;
        this.countedAt = now;
    }

    /** @throws ParleyException {@code RATE_LIMITED} */
    synchronized void take(Instant now) {
        double earned = (double) Duration.between(countedAt, now).toMillis() / interval.toMillis();
        left = Math.min(most, left + Math.max(0, earned));
        countedAt = now;
        if (left < 1) {
            throw new ParleyException(ErrorCode.RATE_LIMITED, Map.of("retryAfterMs", interval.toMillis()));
        }
        left--;
    }
}
