package dev.parley.chat.user;

import java.time.Instant;

/**
 * A registered user.
 *
 * @param username unique, lower case, 3 to 32 of {@code a-z 0-9 . _ -}
 * @param displayName one line of 1 to 64 characters, as the user likes to be called
 * @param deleted whether the account was deleted: then both names are empty
 */
public record User(UserId id, String username, String displayName, boolean deleted, Instant createdAt) {}
