package dev.parley.api.security;

import dev.parley.chat.apikey.ApiScope;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who a request comes from; controllers ask for it by {@code @AuthenticationPrincipal}. */
final class PrincipalAuthentication extends AbstractAuthenticationToken {

    static final String USER = "USER";
    static final String GUEST = "GUEST";

    private final transient Caller caller;

    PrincipalAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static Collection<SimpleGrantedAuthority> authorities(Caller caller) {
        return switch (caller) {
            case AuthenticatedLogin _ -> List.of(new SimpleGrantedAuthority(USER));
            // Of connections alone.
            case BotLogin _ -> List.of();
            case GuestLogin _ -> List.of(new SimpleGrantedAuthority(GUEST));
            case ApiKeyBearer bearer -> bearer
                .scopes()
                .stream()
                .map(scope -> new SimpleGrantedAuthority(authority(scope)))
                .toList();
        };
    }

    static String authority(ApiScope scope) {
        return "SCOPE_" + scope;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.person().toString();
    }
}
