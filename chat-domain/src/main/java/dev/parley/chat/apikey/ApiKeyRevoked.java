package dev.parley.chat.apikey;

import dev.parley.chat.user.UserId;

/** Published when an API key has ended before its time: connections that were opened by it are no longer valid. */
public record ApiKeyRevoked(ApiKeyId keyId, UserId owner) {}
