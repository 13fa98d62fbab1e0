package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * What a login or refresh yields.
 *
 * @param refreshToken good for one refresh
 * @param expiresAt when the auth session ends unless it is refreshed before
 */
public record Login(AuthSessionId sessionId, UserId userId, String refreshToken, Instant expiresAt) {
    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Login[" + sessionId + " of " + userId + "]";
    }
}
