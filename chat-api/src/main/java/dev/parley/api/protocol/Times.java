package dev.parley.api.protocol;

import java.time.DateTimeException;
import java.time.Instant;

/** Times as the protocol has them: ISO 8601 in UTC, from 1970 to 9999, which stores can count in milliseconds. */
public final class Times {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    /** The longest time in that range. */
    private static final int LENGTH_MAX = 40;

    private Times() {}

    /** @throws IllegalArgumentException for what is no such time */
    public static Instant parse(String text) {
        try {
            var time = Instant.parse(text.length() <= LENGTH_MAX ? text : "");
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException none) {
            // As for one out of the range.
        }
        throw new IllegalArgumentException("not a time");
    }
}
