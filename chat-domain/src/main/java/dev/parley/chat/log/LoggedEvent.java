package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * A durable event of a chat's log.
 *
 * @param seq its place: 1, 2, 3 … without gaps
 * @param messages how many messages the log holds up to and with this event, so that those after a place are a
 *     subtraction
 */
public record LoggedEvent(
    ChatId chatId,
    long seq,
    Instant at,
    UserId actor,
    String key,
    long messages,
    EventBody body
) {
    /** The same event with another body, as somebody is to see it. */
    public LoggedEvent withBody(EventBody changed) {
        return new LoggedEvent(chatId, seq, at, actor, key, messages, changed);
    }
}
