package dev.parley.api.security;

import dev.parley.chat.error.ParleyException;
import org.springframework.security.core.AuthenticationException;

/** Carries the typed refusal of a token through Spring Security. */
final class RefusedTokenException extends AuthenticationException {

    private final transient ParleyException refusal;

    RefusedTokenException(ParleyException refusal) {
        super(refusal.code().name(), refusal);
        this.refusal = refusal;
    }

    ParleyException refusal() {
        return refusal;
    }
}
