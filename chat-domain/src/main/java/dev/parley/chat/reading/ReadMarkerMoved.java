package dev.parley.chat.reading;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/**
 * Published when a user has read on.
 *
 * @param head the newest event that is counted with
 * @param unread messages by others after the marker, not deleted, up to the head
 * @param move how often the user's markers have moved by that, in all chats
 */
public record ReadMarkerMoved(UserId userId, ChatId chatId, long seq, long head, long unread, long move) {}
