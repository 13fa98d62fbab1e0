package dev.parley.api.security;

import dev.parley.chat.error.ParleyException;
import org.springframework.security.core.AuthenticationException;

/** Carries the typed refusal of a token through Spring Security. */
final class RefusedTokenException extends AuthenticationException {

    private final transient ParleyException refusal;

    private final boolean apiKey;

    RefusedTokenException(ParleyException refusal, boolean apiKey) {
        super(refusal.code().name(), refusal);
        this.refusal = refusal;
        this.apiKey = apiKey;
    }

    ParleyException refusal() {
        return refusal;
    }

    /** Whether the token was to be an API key. */
    boolean isOfApiKey() {
        return apiKey;
    }
}
