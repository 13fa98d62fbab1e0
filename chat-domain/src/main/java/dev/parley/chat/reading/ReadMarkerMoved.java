package dev.parley.chat.reading;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/**
 * Published when a user has read on.
 *
 * @param unread messages after the marker
 */
public record ReadMarkerMoved(UserId userId, ChatId chatId, long seq, long unread) {}
