package dev.parley.api.protocol;

import dev.parley.chat.user.UserId;

/**
 * A message whose content is gone.
 *
 * @param author who had sent it
 */
public record RemovedMessageView(long seq, UserId author) {}
