package dev.parley.api.oidc;

import dev.parley.api.oidc.Flows.Flow;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import lombok.extern.slf4j.Slf4j;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** The authorization code flow with PKCE, state and nonce, as Spring Security's client does it. */
@Slf4j
class CodeExchange {

    private final Discovery discovery;
    private final OidcAuthorizationCodeAuthenticationProvider exchange;
    private final DefaultOAuth2AuthorizationRequestResolver requests;

    CodeExchange(Discovery discovery, ProviderHttp http) {
        this.discovery = discovery;
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(http.tokens());
        exchange = new OidcAuthorizationCodeAuthenticationProvider(tokens, userInfo(http));
        exchange.setJwtDecoderFactory(_ -> discovery.require().idTokens());
        requests = new DefaultOAuth2AuthorizationRequestResolver(_ -> discovery.require().registration(), "/");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    static OidcUserService userInfo(ProviderHttp http) {
        var plain = new DefaultOAuth2UserService();
        plain.setRestOperations(http.userInfo());
        var users = new OidcUserService();
        users.setOauth2UserService(plain);
        return users;
    }

    /** A log-in that begins, and where the browser is to go for it. */
    record Begun(Flow flow, String address) {}

    Begun begin(HttpServletRequest request, String browser) {
        var wanted = Objects.requireNonNull(requests.resolve(request, Provider.ID));
        var flow = new Flow(
            Objects.requireNonNull(wanted.getState()),
            browser,
            Objects.requireNonNull(wanted.getRedirectUri()),
            attribute(wanted, OidcParameterNames.NONCE),
            String.valueOf(wanted.getAdditionalParameters().get(OidcParameterNames.NONCE)),
            attribute(wanted, PkceParameterNames.CODE_VERIFIER)
        );
        return new Begun(flow, wanted.getAuthorizationRequestUri());
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        return Objects.requireNonNull(request.<String>getAttribute(name));
    }

    /** @throws ParleyException as {@link ProviderFailures#of} */
    OAuth2LoginAuthenticationToken finish(Flow flow, String code) {
        var registration = discovery.require().registration();
        var answer = OAuth2AuthorizationResponse.success(code)
            .state(flow.state())
            .redirectUri(flow.redirectUri())
            .build();
        var asked = new OAuth2AuthorizationExchange(request(registration, flow), answer);
        try {
            var entered = exchange.authenticate(new OAuth2LoginAuthenticationToken(registration, asked));
            if (entered instanceof OAuth2LoginAuthenticationToken token) {
                return token;
            }
            throw new ParleyException(ErrorCode.PROVIDER_ANSWER_INVALID);
        } catch (ParleyException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            log.warn("A log-in by the provider has failed: {}", failure.getMessage());
            throw ProviderFailures.of(failure);
        }
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, Flow flow) {
        return OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri(Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
            .clientId(registration.getClientId())
            .redirectUri(flow.redirectUri())
            .scopes(registration.getScopes())
            .state(flow.state())
            .attributes(attributes ->
                attributes.putAll(
                    Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        Provider.ID,
                        OidcParameterNames.NONCE,
                        flow.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        flow.codeVerifier()
                    )
                )
            )
            .additionalParameters(Map.of(OidcParameterNames.NONCE, flow.nonceHash()))
            .build();
    }
}
