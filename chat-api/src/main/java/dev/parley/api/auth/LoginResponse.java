package dev.parley.api.auth;

import dev.parley.api.user.UserResponse;
import java.time.Instant;

/**
 * A login. The refresh token travels in a cookie that scripts cannot read.
 *
 * @param accessToken for the {@code Authorization: Bearer} header and {@code session.authenticate}
 */
record LoginResponse(String accessToken, Instant expiresAt, UserResponse user) {}
