package dev.parley.chat.apikey;

import dev.parley.chat.user.UserId;

/** Published when somebody has made an API key, for a user or a bot. */
public record ApiKeyMade(ApiKeyId keyId, UserId owner) {}
