package dev.parley.api.protocol;

import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;

/** A user and the role with which they entered a chat. */
public record Member(UserId userId, Role role) {}
