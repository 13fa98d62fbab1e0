package dev.parley.api.security;

import dev.parley.chat.auth.ProviderGrant;
import dev.parley.chat.factor.SealedSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Refresh tokens of a provider, which are kept sealed, each for one of its users, and for it alone. */
@RequiredArgsConstructor
public class SealedRefreshTokens {

    private final SealedSecrets secrets;

    /** @param issuer of the provider that gave it */
    public String seal(String issuer, String identity, String refreshToken) {
        return secrets.seal(bound(issuer, identity), refreshToken.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Empty where the provider gave none, or where the provider or the secret of the installation is another by now.
     *
     * @param issuer of the provider that is to have it
     */
    public Optional<String> open(String issuer, ProviderGrant grant) {
        return Optional.ofNullable(grant.refreshToken())
            .flatMap(sealed -> secrets.open(bound(issuer, grant.identity()), sealed))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String bound(String issuer, String identity) {
        return identity + "\n" + issuer;
    }
}
