package dev.parley.chat.apikey;

import dev.parley.chat.user.UserId;

/**
 * Published when nobody acts by an API key any more, as long as an account is locked: connections that were opened by it are
 * to be closed.
 */
public record ApiKeyHeld(ApiKeyId keyId, UserId owner) {}
