package dev.parley.chat.moderation;

import dev.parley.chat.user.UserId;

/** Published when the user has another notice to see, or one fewer. */
public record NoticesChanged(UserId userId) {}
