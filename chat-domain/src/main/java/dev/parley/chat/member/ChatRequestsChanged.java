package dev.parley.chat.member;

import dev.parley.chat.user.UserId;

/** Published when the user has a new request, or one fewer. */
public record ChatRequestsChanged(UserId userId) {}
