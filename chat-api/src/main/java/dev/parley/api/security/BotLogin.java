package dev.parley.api.security;

import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * A bot on a connection, by which API key, and until when it need not show it again. It may send what the key's scopes
 * name, and gets what they let it receive.
 */
public record BotLogin(
    UserId userId,
    ApiKeyId keyId,
    Set<ApiScope> scopes,
    Instant expiresAt
) implements Principal, UserCaller {
    public BotLogin {
        scopes = Set.copyOf(scopes);
    }
}
