package dev.parley.api.security;

import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.user.UserId;
import java.util.Set;

/** A program that acts as the owner of an API key, within the scopes of that. It opens no connections. */
public record ApiKeyBearer(UserId userId, ApiKeyId keyId, Set<ApiScope> scopes) implements UserCaller {
    public ApiKeyBearer {
        scopes = Set.copyOf(scopes);
    }
}
