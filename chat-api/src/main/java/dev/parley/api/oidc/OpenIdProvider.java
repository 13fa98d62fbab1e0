package dev.parley.api.oidc;

import dev.parley.api.oidc.CodeExchange.Begun;
import dev.parley.api.security.SealedRefreshTokens;
import dev.parley.chat.auth.ProviderGrant;
import dev.parley.chat.auth.ProviderKind;
import dev.parley.chat.auth.ProviderLogin;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.provider.ProviderProfile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Log-ins by the provider, and its logouts. */
@RequiredArgsConstructor
public class OpenIdProvider {

    /** The page to which the provider sends the browser back. */
    static final String RETURN_PATH = "/login/provider";

    private static final String SESSION = "sid";

    private final OidcProperties properties;
    private final Discovery discovery;
    private final CodeExchange exchange;
    private final Flows flows;
    private final Profiles profiles;
    private final SealedRefreshTokens seal;
    private final LogoutTokens logouts;

    /** What users call it. */
    public String name() {
        return properties.shownName();
    }

    /**
     * Begins a log-in.
     *
     * @param browser in which it has to be finished
     * @return where the browser is to go
     * @throws ParleyException {@code PROVIDER_UNAVAILABLE}, {@code PROVIDER_ANSWER_INVALID}
     */
    public String begin(HttpServletRequest request, String browser) {
        Begun begun = exchange.begin(request, browser);
        flows.begin(begun.flow());
        return begun.address();
    }

    /** What the provider has sent back by the browser. @param issuer as RFC 9207 has it */
    public record Answer(String state, @Nullable String code, @Nullable String error, @Nullable String issuer) {
        /** Without the code, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Answer[]";
        }
    }

    /** Somebody for whom it vouches. */
    public record Vouched(ProviderProfile profile, ProviderGrant grant) {}

    /**
     * Finishes a log-in.
     *
     * @throws ParleyException {@code PROVIDER_LOGIN_INVALID} where none was begun in this browser, or it was finished before;
     *     {@code PROVIDER_REFUSED}, {@code PROVIDER_ANSWER_INVALID}, {@code PROVIDER_UNAVAILABLE}
     */
    public Vouched finish(Answer answer, String browser) {
        var flow = flows
            .take(answer.state(), browser)
            .orElseThrow(() -> new ParleyException(ErrorCode.PROVIDER_LOGIN_INVALID));
        if (answer.error() != null) {
            throw ProviderFailures.of(answer.error());
        }
        var provider = discovery.require();
        boolean ofAnother = answer.issuer() != null && !answer.issuer().equals(provider.issuer());
        if (answer.code() == null || ofAnother) {
            throw new ParleyException(ErrorCode.PROVIDER_ANSWER_INVALID);
        }
        var entered = exchange.finish(flow, answer.code());
        if (!(entered.getPrincipal() instanceof OidcUser user)) {
            throw new ParleyException(ErrorCode.PROVIDER_ANSWER_INVALID);
        }
        var profile = profiles.of(provider, user);
        String identity = profile.identity().key();
        var refreshToken = entered.getRefreshToken();
        var grant = new ProviderGrant(
            ProviderKind.OPENID,
            identity,
            user.getIdToken().getClaimAsString(SESSION),
            refreshToken == null ? null : seal.seal(properties.requireIssuer(), identity, refreshToken.getTokenValue()),
            refreshToken == null ? properties.confirmedWithin() : properties.checkEvery()
        );
        return new Vouched(profile, grant);
    }

    /** Ends logins, as a logout of the provider says. @throws ParleyException as {@link LogoutTokens#end} */
    public List<ProviderLogin> logOut(String token) {
        return logouts.end(token);
    }
}
