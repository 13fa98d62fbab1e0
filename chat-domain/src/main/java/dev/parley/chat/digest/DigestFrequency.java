package dev.parley.chat.digest;

import java.time.Duration;

/** How long what is missed waits for its reader before a mail tells of it; also how long it is from one mail to the next. */
public enum DigestFrequency {
    OFF(Duration.ZERO),
    QUARTER_HOURLY(Duration.ofMinutes(15)),
    HOURLY(Duration.ofHours(1)),
    DAILY(Duration.ofDays(1));

    private final Duration interval;

    DigestFrequency(Duration interval) {
        this.interval = interval;
    }

    Duration interval() {
        return interval;
    }
}
