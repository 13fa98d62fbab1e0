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
 * @param bot whether it is a program's: then nobody can log in by it
 * @param avatar the user's picture, or null
 */
public record User(
    UserId id,
    String username,
    String displayName,
    boolean deleted,
    boolean bot,
    Instant createdAt,
    @Nullable AvatarId avatar
) {
    /** One who has just registered. */
    public User(UserId id, String username, String displayName, Instant createdAt) {
        this(id, username, displayName, false, false, createdAt, null);
    }

    /** A bot that was just made. */
    public static User bot(UserId id, String username, String displayName, Instant createdAt) {
        return new User(id, username, displayName, false, true, createdAt, null);
    }
}
