package dev.parley.chat.consumer;

import java.time.Duration;

/**
 * How far a consumer is behind the logs of the chats that this node follows, or all nodes.
 *
 * @param chats with events that it has not handled
 * @param events of these chats, as far as they are known
 * @param oldest how long the chat that waits longest has waited
 */
public record ConsumerLag(String consumer, int chats, long events, Duration oldest) {
    /** Of two nodes together. */
    ConsumerLag and(ConsumerLag other) {
        return new ConsumerLag(
            consumer,
            chats + other.chats,
            events + other.events,
            oldest.compareTo(other.oldest) > 0 ? oldest : other.oldest
        );
    }
}
