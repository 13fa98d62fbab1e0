package dev.parley.api.oidc;

import com.nimbusds.jwt.SignedJWT;
import dev.parley.chat.auth.ProviderLogin;
import dev.parley.chat.auth.ProviderLogins;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.provider.ProviderIdentity;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** The provider's logouts (OpenID Connect Back-Channel Logout 1.0): each ends logins here, once. */
@Slf4j
@RequiredArgsConstructor
class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String SESSION = "sid";
    /** The clocks of both may be wrong by as much as this together with how long a logout may be under way. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Discovery discovery;
    private final Flows flows;
    private final ProviderLogins logins;

    /**
     * @return whose logins have ended
     * @throws ParleyException {@code TOKEN_INVALID}, also for one that came before; {@code PROVIDER_UNAVAILABLE}
     */
    List<ProviderLogin> end(String token) {
        requireForm(token);
        var provider = discovery.require();
        var jwt = decode(provider, token);
        String id = provider.issuer() + "\n" + jwt.getId();
        if (flows.isKnownLogout(id)) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        var ended = end(provider, jwt);
        // Only now: one that failed half way comes again.
        flows.rememberLogout(id, FRESH.multipliedBy(2));
        return ended;
    }

    private List<ProviderLogin> end(Provider provider, Jwt logout) {
        String subject = logout.getSubject();
        String session = logout.getClaimAsString(SESSION);
        return subject == null
            ? logins.endSession(String.valueOf(session))
            : logins.end(new ProviderIdentity(provider.issuer(), subject).key(), session);
    }

    /** So that nobody has the provider asked by what is no token at all. */
    private static void requireForm(String token) {
        try {
            SignedJWT.parse(token);
        } catch (ParseException none) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
    }

    private static Jwt decode(Provider provider, String token) {
        try {
            return provider.logoutTokens().decode(token);
        } catch (JwtException | IllegalArgumentException wrong) {
            if (ProviderFailures.isAway(wrong)) {
                throw new ParleyException(ErrorCode.PROVIDER_UNAVAILABLE);
            }
            log.warn("A logout by the provider is refused: {}", wrong.getMessage());
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
    }

    /** Section 2.6. */
    static OAuth2TokenValidator<Jwt> validator(String issuer, String clientId, Clock clock) {
        return token -> {
            String wrong = wrong(token, issuer, clientId, clock.instant());
            return wrong == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_logout_token", wrong, null));
        };
    }

    private static @Nullable String wrong(Jwt token, String issuer, String clientId, Instant now) {
        if (!issuer.equals(token.getClaimAsString("iss"))) {
            return "it is of another issuer";
        }
        var audience = token.getAudience();
        if (audience == null || !audience.contains(clientId)) {
            return "it is not for this server";
        }
        var at = token.getIssuedAt();
        var expires = token.getExpiresAt();
        if (at == null || Duration.between(at, now).abs().compareTo(FRESH) > 0) {
            return "it is too old, or of the future";
        }
        if (expires != null && expires.plus(Duration.ofMinutes(1)).isBefore(now)) {
            return "it has expired";
        }
        if (token.getId() == null || token.hasClaim("nonce")) {
            return "it has no id, or a nonce";
        }
        if (!(token.getClaims().get("events") instanceof Map<?, ?> events) || !events.containsKey(EVENT)) {
            return "it is no logout";
        }
        return token.getSubject() == null && token.getClaimAsString(SESSION) == null ? "it names nobody" : null;
    }
}
