package dev.parley.chat.factor;

import dev.parley.chat.user.UserId;

/** Published when a user's second factor is another than before, or a recovery code was used in its place. */
public record SecondFactorChanged(UserId userId, FactorChange change) {}
