package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;

/**
 * Published when a user has another password.
 *
 * @param byLink whether it was chosen by a link, without the former one
 */
public record PasswordChanged(UserId userId, boolean byLink) {}
