package dev.parley.api.protocol;

import dev.parley.chat.log.ChatId;

/**
 * A chat to forward a message to.
 *
 * @param clientId the client's own id of the message there, as in {@code message.send}
 */
public record ForwardTarget(ChatId chatId, String clientId) {}
