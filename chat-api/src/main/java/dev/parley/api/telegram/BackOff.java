package dev.parley.api.telegram;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after failures: twice as long each time, up to a minute, and never quite the same. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double SPREAD = 0.2;

    private Duration next = FIRST;

    Duration next() {
        var wait = next;
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        double spread = ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD);
        return Duration.ofMillis((long) (wait.toMillis() * spread));
    }

    void reset() {
        next = FIRST;
    }
}
