package dev.parley.chat.run;

import dev.parley.chat.user.User;

/**
 * A run of which its bot is to be told.
 *
 * @param user who has begun it
 */
public record RunAsked(Run run, User user) {}
