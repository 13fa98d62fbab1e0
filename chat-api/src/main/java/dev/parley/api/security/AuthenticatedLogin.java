package dev.parley.api.security;

import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.user.UserId;
import java.time.Instant;

/** A user, by which auth session, and until when the access token says so. */
public record AuthenticatedLogin(
    UserId userId,
    AuthSessionId sessionId,
    Instant expiresAt
) implements Principal, UserCaller {}
