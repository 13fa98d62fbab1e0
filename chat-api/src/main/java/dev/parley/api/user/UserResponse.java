package dev.parley.api.user;

import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see them.
 *
 * @param deleted whether the account was deleted: then both names are empty
 * @param bot whether it is a program's account
 * @param avatar the picture, or null
 */
public record UserResponse(
    UserId id,
    String username,
    String displayName,
    boolean deleted,
    boolean bot,
    @Nullable AvatarId avatar
) {}
