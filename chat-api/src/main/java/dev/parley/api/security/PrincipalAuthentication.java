package dev.parley.api.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who a request comes from; controllers ask for it by {@code @AuthenticationPrincipal}. */
final class PrincipalAuthentication extends AbstractAuthenticationToken {

    static final String USER = "USER";
    static final String GUEST = "GUEST";

    private final transient Principal principal;

    PrincipalAuthentication(Principal principal) {
        super(List.of(new SimpleGrantedAuthority(authority(principal))));
        this.principal = principal;
        setAuthenticated(true);
    }

    private static String authority(Principal principal) {
        return switch (principal) {
            case AuthenticatedLogin _ -> USER;
            case GuestLogin _ -> GUEST;
        };
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return principal.person().toString();
    }
}
