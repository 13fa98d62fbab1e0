package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Where a forwarded message was written first. It has the chat's id only: members know its title already, and others
 * must not learn it.
 *
 * @param author who wrote it
 * @param chatId the group or channel in which it was written; null for a personal chat, whose id would tell its users
 * @param seq its place there, 0 where {@code chatId} is null
 */
public record ForwardOrigin(UserId author, @Nullable ChatId chatId, long seq) {}
