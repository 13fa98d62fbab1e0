package dev.parley.chat.block;

import dev.parley.chat.user.UserId;

/**
 * Published when a user has blocked another, or has taken it back.
 *
 * @param blocker the only one who is told
 */
public record BlockChanged(UserId blocker, UserId userId, boolean blocked) {}
