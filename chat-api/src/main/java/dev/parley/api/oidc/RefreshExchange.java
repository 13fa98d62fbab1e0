package dev.parley.api.oidc;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Asks the provider whether it still lets somebody in, by the refresh token that it gave. */
class RefreshExchange {

    /** What the request has a place for and does not send. */
    private static final OAuth2AccessToken FORMER = new OAuth2AccessToken(
        OAuth2AccessToken.TokenType.BEARER,
        "former",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(1)
    );

    private final RestClientRefreshTokenTokenResponseClient tokens = new RestClientRefreshTokenTokenResponseClient();
    private final OidcUserService users;

    RefreshExchange(ProviderHttp http) {
        tokens.setRestClient(http.tokens());
        users = CodeExchange.userInfo(http);
    }

    /** @param refreshToken the next one */
    record Refreshed(@Nullable String refreshToken, OAuth2AccessTokenResponse response) {
        @Override
        public String toString() {
            return "Refreshed[]";
        }
    }

    Refreshed refresh(Provider provider, String refreshToken) {
        var response = tokens.getTokenResponse(
            new OAuth2RefreshTokenGrantRequest(
                provider.registration(),
                FORMER,
                new OAuth2RefreshToken(refreshToken, null)
            )
        );
        var next = response.getRefreshToken();
        return new Refreshed(next == null ? null : next.getTokenValue(), response);
    }

    /** What the provider now says of the user; empty where it says nothing with a refresh. */
    Optional<OidcUser> user(Provider provider, OAuth2AccessTokenResponse response) {
        if (!(response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String text)) {
            return Optional.empty();
        }
        var jwt = provider.idTokens().decode(text);
        var token = new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
        return Optional.of(
            users.loadUser(new OidcUserRequest(provider.registration(), response.getAccessToken(), token))
        );
    }
}
