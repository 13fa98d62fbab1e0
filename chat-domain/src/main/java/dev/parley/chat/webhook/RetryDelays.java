package dev.parley.chat.webhook;

import java.time.Duration;

/** How long the server waits before it tries a receiver again: 5 s, 15 s, 45 s and so on, at most an hour. */
final class RetryDelays {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int FACTOR = 3;

    private RetryDelays() {}

    /** @param failures how often in a row it has failed, 1 at least */
    static Duration after(int failures) {
        var delay = FIRST;
        for (int i = 1; i < failures && delay.compareTo(LONGEST) < 0; i++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
