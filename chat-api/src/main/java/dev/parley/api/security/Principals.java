package dev.parley.api.security;

import dev.parley.chat.apikey.ApiKey;
import dev.parley.chat.apikey.ApiKeyText;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds out who has sent a token. */
@Component
@RequiredArgsConstructor
public class Principals {

    /** After that a bot shows its key again, or connects again. */
    private static final Duration BOT_CONNECTED = Duration.ofDays(1);

    private final AccessTokens users;
    private final GuestTokens guests;
    private final ApiKeys keys;
    private final Clock clock;

    /** For a request. @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED} */
    Caller caller(String token) {
        if (!ApiKeyText.looksLikeOne(token)) {
            return verify(token);
        }
        var key = keys.authenticate(token);
        return new ApiKeyBearer(key.owner(), key.id(), key.bot(), key.scopes());
    }

    /**
     * For a connection.
     *
     * @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED}; {@code API_KEY_NOT_ALLOWED} for a key that is
     *     no bot's, or has no scope for it
     */
    public Principal verify(String token) {
        if (ApiKeyText.looksLikeOne(token)) {
            return bot(keys.authenticate(token));
        }
        return GuestTokens.looksLikeOne(token) ? guests.verify(token) : users.verify(token);
    }

    private BotLogin bot(ApiKey key) {
        if (!key.bot() || key.scopes().stream().noneMatch(ApiScope::isOfBots)) {
            throw new ParleyException(ErrorCode.API_KEY_NOT_ALLOWED);
        }
        var until = clock.instant().plus(BOT_CONNECTED);
        var end = key.expiresAt();
        return new BotLogin(key.owner(), key.id(), key.scopes(), end == null || end.isAfter(until) ? until : end);
    }
}
