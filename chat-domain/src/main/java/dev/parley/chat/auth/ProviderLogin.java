package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * A login for which a provider vouches.
 *
 * @param confirmedAt when the provider has last let its user in
 */
public record ProviderLogin(AuthSessionId id, UserId userId, ProviderGrant grant, Instant confirmedAt) {}
