package dev.parley.api.oidc;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** What went wrong at the provider, in our words. */
final class ProviderFailures {

    private ProviderFailures() {}

    /** Of a log-in. */
    static ParleyException of(RuntimeException failure) {
        if (isAway(failure)) {
            return new ParleyException(ErrorCode.PROVIDER_UNAVAILABLE);
        }
        return OAuth2ErrorCodes.INVALID_GRANT.equals(code(failure))
            ? new ParleyException(ErrorCode.PROVIDER_LOGIN_INVALID)
            : new ParleyException(ErrorCode.PROVIDER_ANSWER_INVALID);
    }

    /** What the provider has sent back to the page in place of a code. */
    static ParleyException of(String error) {
        return switch (error) {
            case OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> new ParleyException(
                ErrorCode.PROVIDER_UNAVAILABLE
            );
            default -> new ParleyException(ErrorCode.PROVIDER_REFUSED);
        };
    }

    /** Whether the provider lets the user in no more. */
    static boolean isRefusal(RuntimeException failure) {
        return OAuth2ErrorCodes.INVALID_GRANT.equals(code(failure));
    }

    private static String code(RuntimeException failure) {
        return switch (failure) {
            case OAuth2AuthenticationException told -> code(told.getError());
            case OAuth2AuthorizationException told -> code(told.getError());
            default -> "";
        };
    }

    private static String code(OAuth2Error error) {
        return String.valueOf(error.getErrorCode());
    }

    /** Whether it was not reached, was asked for its keys too often of late, or says that it cannot answer now. */
    static boolean isAway(RuntimeException failure) {
        String code = code(failure);
        return (
            OAuth2ErrorCodes.SERVER_ERROR.equals(code) ||
            OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE.equals(code) ||
            isOfTheLine(failure)
        );
    }

    private static boolean isOfTheLine(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
            .limit(10)
            .anyMatch(
                each ->
                    each instanceof ResourceAccessException ||
                    each instanceof HttpServerErrorException ||
                    each instanceof RateLimitReachedException ||
                    each instanceof IOException
            );
    }
}
