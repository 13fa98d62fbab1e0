package dev.parley.chat.member;

import dev.parley.chat.user.UserId;

/** Published when the user has another request than before, or one less. */
public record ChatRequestsChanged(UserId userId) {}
