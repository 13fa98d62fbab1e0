package dev.parley.chat.user;

import dev.parley.chat.avatar.AvatarId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registered user.
 *
 * @param username unique, lower case, 3 to 32 of {@code a-z 0-9 . _ -}
 * @param displayName one line of 1 to 64 characters, as the user likes to be called
 * @param deleted whether the account was deleted: then both names are empty
 * @param avatar the user's picture, or null
 */
public record User(
    UserId id,
    String username,
    String displayName,
    boolean deleted,
    Instant createdAt,
    @Nullable AvatarId avatar
) {
    /** One who has just registered. */
    public User(UserId id, String username, String displayName, Instant createdAt) {
        this(id, username, displayName, false, createdAt, null);
    }
}
