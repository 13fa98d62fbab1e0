package dev.parley.api.auth;

import dev.parley.api.ldap.DirectoryLogIn;
import dev.parley.api.oidc.OpenIdProvider;
import dev.parley.chat.administration.PasswordLogin;
import jakarta.annotation.PostConstruct;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at the start whether anybody can log in at all. */
@Component
@RequiredArgsConstructor
class WayIn {

    private final PasswordLogin passwordLogin;
    private final ObjectProvider<OpenIdProvider> providers;
    private final ObjectProvider<DirectoryLogIn> directories;

    @PostConstruct
    void requireOne() {
        if (!passwordLogin.isOpen() && providers.getIfAvailable() == null && directories.getIfAvailable() == null) {
            throw new IllegalStateException(
                "parley.password-login.enabled is false, and there is no provider: set parley.oidc.issuer or parley.ldap.url"
            );
        }
    }
}
