package dev.parley.api.oidc;

import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.provider.ProviderIdentity;
import dev.parley.chat.provider.ProviderProfile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What the claims of the provider say. */
@Slf4j
@RequiredArgsConstructor
class Profiles {

    private static final int MOST_GROUPS = 10_000;

    private final OidcProperties properties;

    ProviderProfile of(Provider provider, OidcUser user) {
        var names = Stream.of(
            user.getClaims().get(properties.usernameClaim()),
            user.getPreferredUsername(),
            user.getNickName(),
            user.getEmail(),
            user.getFullName()
        )
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .toList();
        return new ProviderProfile(identity(provider, user), names, user.getFullName(), email(user), groups(user));
    }

    static ProviderIdentity identity(Provider provider, OidcUser user) {
        return new ProviderIdentity(provider.issuer(), Objects.requireNonNull(user.getSubject()));
    }

    private static @Nullable EmailAddress email(OidcUser user) {
        return Optional.ofNullable(user.getEmail())
            .filter(_ -> Boolean.TRUE.equals(user.getEmailVerified()))
            .flatMap(EmailAddress::read)
            .orElse(null);
    }

    /** Somebody without the claim is in no group; null where the provider says that there are too many to tell. */
    @Nullable
    Set<String> groups(OidcUser user) {
        var claims = user.getClaims();
        if (
            claims.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(properties.groupsClaim())
        ) {
            log.warn("The provider does not tell the groups of somebody who is in too many; they stay as they are");
            return null;
        }
        return switch (claims.get(properties.groupsClaim())) {
            case Collection<?> several -> strings(several);
            case String one -> Set.of(one);
            case null, default -> Set.of();
        };
    }

    private static Set<String> strings(Collection<?> several) {
        var groups = new HashSet<String>();
        for (Object each : List.copyOf(several).subList(0, Math.min(several.size(), MOST_GROUPS))) {
            if (each instanceof String group) {
                groups.add(group);
            }
        }
        return groups;
    }
}
