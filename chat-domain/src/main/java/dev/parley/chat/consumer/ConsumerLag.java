package dev.parley.chat.consumer;

import java.time.Duration;

/**
 * How far a consumer is behind the logs of the chats that this node follows.
 *
 * @param chats with events that it has not handled
 * @param events of these chats, as far as they are known
 * @param oldest how long the chat that waits longest has waited
 */
public record ConsumerLag(String consumer, int chats, long events, Duration oldest) {}
