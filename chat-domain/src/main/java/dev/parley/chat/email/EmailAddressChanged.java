package dev.parley.chat.email;

import dev.parley.chat.user.UserId;

/**
 * Published when a user has another confirmed e-mail address.
 *
 * @param removed whether the user has none now
 */
public record EmailAddressChanged(UserId userId, boolean removed) {}
