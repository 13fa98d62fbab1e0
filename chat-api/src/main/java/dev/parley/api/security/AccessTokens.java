package dev.parley.api.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.auth.Login;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Access tokens: JWTs (RFC 7519) signed with HMAC-SHA256 that live for 15 minutes and name the user ({@code sub}) and the
 * auth session ({@code sid}). A token of a login that was revoked is refused although it has not expired.
 */
public class AccessTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String SESSION = "sid";

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final LiveLogins logins;
    private final Clock clock;

    AccessTokens(SecretKey key, LiveLogins logins, Clock clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
        // The expiry is checked below, by our clock and with an error of its own.
        this.decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        this.logins = logins;
        this.clock = clock;
    }

    /** A token, when it ends, and how long that is from now. */
    public record Issued(String token, Instant expiresAt, Duration lifetime) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Issued[until " + expiresAt + "]";
        }
    }

    public Issued issue(Login login) {
        var now = clock.instant();
        var claims = JwtClaimsSet.builder()
            .subject(login.userId().value())
            .claim(SESSION, login.sessionId().value())
            .issuedAt(now)
            .expiresAt(now.plus(LIFETIME))
            .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return new Issued(
            encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(),
            now.plus(LIFETIME),
            LIFETIME
        );
    }

    /** @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED} */
    public AuthenticatedLogin verify(String token) {
        try {
            return read(decoder.decode(token));
        } catch (JwtException | IllegalArgumentException _) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
    }

    private AuthenticatedLogin read(Jwt jwt) {
        var expiresAt = jwt.getExpiresAt();
        String session = jwt.getClaimAsString(SESSION);
        String subject = jwt.getSubject();
        if (expiresAt == null || session == null || subject == null) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        if (!expiresAt.isAfter(clock.instant())) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        var login = new AuthenticatedLogin(new UserId(subject), new AuthSessionId(session), expiresAt);
        if (!logins.isLive(login.sessionId())) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        return login;
    }
}
