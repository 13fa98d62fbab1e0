package dev.parley.api.security;

import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.user.UserId;
import java.util.Set;

/**
 * A program that acts by REST as the owner of an API key, within the scopes of that.
 *
 * @param bot whether the owner is a bot
 */
public record ApiKeyBearer(UserId userId, ApiKeyId keyId, boolean bot, Set<ApiScope> scopes) implements UserCaller {
    public ApiKeyBearer {
        scopes = Set.copyOf(scopes);
    }
}
