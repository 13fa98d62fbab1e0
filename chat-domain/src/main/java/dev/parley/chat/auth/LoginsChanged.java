package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;

/** Published when a user has one login more or less, or a notice of one. */
public record LoginsChanged(UserId userId) {}
