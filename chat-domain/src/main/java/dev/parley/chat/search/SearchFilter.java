package dev.parley.chat.search;

import dev.parley.chat.time.EpochMillis;
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
    /** Null stands for any author, and for no bound. */
    public static SearchFilter of(@Nullable UserId author, @Nullable Instant from, @Nullable Instant to) {
        return new SearchFilter(
            author,
            from == null ? Long.MIN_VALUE : EpochMillis.nearest(from),
            to == null ? Long.MAX_VALUE : EpochMillis.nearest(to)
        );
    }

    boolean allows(IndexedMessage message) {
        return (author == null || author.equals(message.author())) && message.at() >= from && message.at() < to;
    }
}
