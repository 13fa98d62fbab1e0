package dev.parley.chat.consumer;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.LoggedEvent;
import java.util.List;

/**
 * Successive events of a chat.
 *
 * @param events at least one, oldest first, without gaps
 */
public record Batch(ChatId chatId, List<LoggedEvent> events) {
    long last() {
        return events.getLast().seq();
    }
}
