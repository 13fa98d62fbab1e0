package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;

/** Published when a user has another password. */
public record PasswordChanged(UserId userId) {}
