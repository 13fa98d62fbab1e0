package dev.parley.api.security;

import dev.parley.chat.error.ParleyException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds out who has sent a token. */
@Component
@RequiredArgsConstructor
public class Principals {

    private final AccessTokens users;
    private final GuestTokens guests;

    /** @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED} */
    public Principal verify(String token) {
        return GuestTokens.looksLikeOne(token) ? guests.verify(token) : users.verify(token);
    }
}
