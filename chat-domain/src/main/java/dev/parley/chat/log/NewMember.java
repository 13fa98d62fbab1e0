package dev.parley.chat.log;

import dev.parley.chat.user.UserId;

/** A user and the role with which they enter a chat. */
public record NewMember(UserId userId, Role role) {}
