package dev.parley.api.security;

import dev.parley.chat.auth.ProviderGrant;
import dev.parley.chat.factor.SealedSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Refresh tokens of a provider, which are kept sealed, each for one of its users. */
@RequiredArgsConstructor
public class SealedRefreshTokens {

    private final SealedSecrets secrets;

    public String seal(String identity, String refreshToken) {
        return secrets.seal(identity, refreshToken.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the provider gave none, or the secret of the installation is another by now. */
    public Optional<String> open(ProviderGrant grant) {
        return Optional.ofNullable(grant.refreshToken())
            .flatMap(sealed -> secrets.open(grant.identity(), sealed))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
