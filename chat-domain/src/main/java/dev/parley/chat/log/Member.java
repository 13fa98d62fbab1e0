package dev.parley.chat.log;

import dev.parley.chat.user.UserId;

/** A user who belongs to a chat. */
public record Member(UserId userId, Role role) {}
