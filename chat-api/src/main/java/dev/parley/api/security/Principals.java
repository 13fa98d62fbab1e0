package dev.parley.api.security;

import dev.parley.chat.apikey.ApiKeyText;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds out who has sent a token. */
@Component
@RequiredArgsConstructor
public class Principals {

    private final AccessTokens users;
    private final GuestTokens guests;
    private final ApiKeys keys;

    /** For a request. @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED} */
    Caller caller(String token) {
        if (!ApiKeyText.looksLikeOne(token)) {
            return verify(token);
        }
        var key = keys.authenticate(token);
        return new ApiKeyBearer(key.owner(), key.id(), key.scopes());
    }

    /**
     * For a connection.
     *
     * @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED}; {@code API_KEY_NOT_ALLOWED} for a key, valid
     *     or not
     */
    public Principal verify(String token) {
        if (ApiKeyText.looksLikeOne(token)) {
            throw new ParleyException(ErrorCode.API_KEY_NOT_ALLOWED);
        }
        return GuestTokens.looksLikeOne(token) ? guests.verify(token) : users.verify(token);
    }
}
