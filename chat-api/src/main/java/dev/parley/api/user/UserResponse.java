package dev.parley.api.user;

import dev.parley.chat.user.UserId;

/** A user as others see them. */
public record UserResponse(UserId id, String username, String displayName) {}
