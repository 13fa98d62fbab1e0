package dev.parley.chat.search;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages count.
 *
 * @param author null for any
 * @param from the earliest time, in milliseconds of the epoch
 * @param to the first time that is too late
 */
public record SearchFilter(@Nullable UserId author, long from, long to) {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** Null stands for any author, and for no bound. */
    public static SearchFilter of(@Nullable UserId author, @Nullable Instant from, @Nullable Instant to) {
        return new SearchFilter(author, milliseconds(from, FIRST), milliseconds(to, LAST));
    }

    /** An instant may lie far out of what milliseconds can count. */
    private static long milliseconds(@Nullable Instant time, Instant otherwise) {
        if (time == null) {
            return otherwise.toEpochMilli();
        }
        return time.isBefore(FIRST) ? Long.MIN_VALUE : time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    boolean allows(IndexedMessage message) {
        return (author == null || author.equals(message.author())) && message.at() >= from && message.at() < to;
    }
}
