package dev.parley.chat.push;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a push service that has failed is left alone: 5 s, 15 s, 45 s and so on, or as long as it asks for; at most an hour. */
final class RetryAfter {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int FACTOR = 3;

    private RetryAfter() {}

    /**
     * @param failures how often it has failed in a row before
     * @param asked the header Retry-After (RFC 9110, section 10.2.3), or null
     */
    static Instant until(Instant now, int failures, @Nullable String asked) {
        var own = FIRST;
        for (int i = 0; i < failures && own.compareTo(LONGEST) < 0; i++) {
            own = own.multipliedBy(FACTOR);
        }
        var wait = asked == null ? own : longer(own, asked(now, asked.strip()));
        return now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    private static Duration asked(Instant now, String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                ? Duration.ofSeconds(Long.parseLong(text))
                : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
