package dev.parley.chat.retention;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * Keeps all messages of a chat, however old.
 *
 * @param title of the chat; empty for a personal one
 * @param by the administrator who has placed it
 */
public record Hold(ChatId chatId, String title, UserId by, Instant since) {}
