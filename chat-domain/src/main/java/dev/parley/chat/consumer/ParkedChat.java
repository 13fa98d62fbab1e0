package dev.parley.chat.consumer;

import dev.parley.chat.log.ChatId;
import java.time.Instant;

/**
 * A chat that a consumer has given up for a while, since it has failed at the same event again and again.
 *
 * @param seq of the event
 */
public record ParkedChat(String consumer, ChatId chatId, long seq, Instant at, String failure) {}
