package dev.parley.chat.search;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages count; null for any.
 *
 * @param from the earliest time
 * @param to the first time that is too late
 */
public record SearchFilter(@Nullable UserId author, @Nullable Instant from, @Nullable Instant to) {
    boolean allows(IndexedMessage message) {
        return (
            (author == null || author.equals(message.author())) &&
            (from == null || message.at() >= from.toEpochMilli()) &&
            (to == null || message.at() < to.toEpochMilli())
        );
    }

    /** Whether a message that is not later than this can count. */
    boolean reaches(long latest) {
        return from == null || latest >= from.toEpochMilli();
    }
}
