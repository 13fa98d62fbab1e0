package dev.parley.api.security;

import java.time.Instant;

/**
 * Who a connection or a request comes from, as a signed token or the key of a bot says. Controllers and frames say by the type they ask for
 * whom they are for; without a word they are for users.
 */
public sealed interface Principal extends Caller permits AuthenticatedLogin, GuestLogin, BotLogin {
    /** When the token ends. */
    Instant expiresAt();
}
