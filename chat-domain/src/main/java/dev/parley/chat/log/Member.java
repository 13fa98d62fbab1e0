package dev.parley.chat.log;

import dev.parley.chat.user.UserId;

/**
 * A user who belongs to a chat.
 *
 * @param joinedSeq the event by which the user joined
 * @param joinedMessages how many messages the chat had at that time; they do not count as unread
 */
public record Member(UserId userId, Role role, long joinedSeq, long joinedMessages) {}
