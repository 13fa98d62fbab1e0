package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;

/**
 * Published when an auth session has ended before its time: its tokens and connections are no longer valid.
 *
 * @param last whether its user has no other auth session, and so no device that could do anything
 */
public record AuthSessionRevoked(AuthSessionId sessionId, UserId userId, boolean last) {}
