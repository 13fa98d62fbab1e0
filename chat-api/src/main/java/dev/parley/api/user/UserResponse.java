package dev.parley.api.user;

import dev.parley.chat.user.UserId;

/**
 * A user as others see them.
 *
 * @param deleted whether the account was deleted: then both names are empty
 */
public record UserResponse(UserId id, String username, String displayName, boolean deleted) {}
