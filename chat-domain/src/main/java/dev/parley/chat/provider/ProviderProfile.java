package dev.parley.chat.provider;

import dev.parley.chat.email.EmailAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody.
 *
 * @param names what the user might be called here, the best first: user names, e-mail addresses, names
 * @param displayName null where the provider tells none
 * @param email null where the provider has not verified it
 * @param groups null where the provider has not said which
 */
public record ProviderProfile(
    ProviderIdentity identity,
    List<String> names,
    @Nullable String displayName,
    @Nullable EmailAddress email,
    @Nullable Set<String> groups
) {}
