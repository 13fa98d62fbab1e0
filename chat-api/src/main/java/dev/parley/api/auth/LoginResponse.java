package dev.parley.api.auth;

import dev.parley.api.user.UserResponse;
import java.time.Instant;

/**
 * A login. The refresh token travels in a cookie that scripts cannot read.
 *
 * @param accessToken for the {@code Authorization: Bearer} header and {@code session.authenticate}
 * @param expiresAt when the access token ends
 * @param expiresInMs how long that is from now, for clients whose own clock may be wrong
 * @param administrator whether the user is an administrator of the installation
 * @param hasPassword whether the user has a password here; where not, a provider vouches for them
 * @param directoryPassword whether the password that this login is asked for once more is the one of the directory
 * @param secondFactorOwed whether the user has to set up a second factor before anything else
 */
record LoginResponse(
    String accessToken,
    Instant expiresAt,
    long expiresInMs,
    UserResponse user,
    boolean administrator,
    boolean hasPassword,
    boolean directoryPassword,
    boolean secondFactorOwed
) {}
