package dev.parley.api.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The login of a request, whose principal controllers ask for by {@code @AuthenticationPrincipal}. */
final class LoginAuthentication extends AbstractAuthenticationToken {

    private final transient AuthenticatedLogin login;

    LoginAuthentication(AuthenticatedLogin login) {
        super(List.of());
        this.login = login;
        setAuthenticated(true);
    }

    @Override
    public AuthenticatedLogin getPrincipal() {
        return login;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return login.userId().value();
    }
}
