package dev.parley.api.oidc;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * The provider as it has told of itself.
 *
 * @param idTokens reads its ID tokens and refuses what is none, or not for this server
 * @param logoutTokens the same for its logouts
 */
record Provider(ClientRegistration registration, JwtDecoder idTokens, JwtDecoder logoutTokens) {
    static final String ID = "provider";

    String issuer() {
        return String.valueOf(registration.getProviderDetails().getIssuerUri());
    }
}
