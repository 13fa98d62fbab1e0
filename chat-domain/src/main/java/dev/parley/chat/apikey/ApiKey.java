package dev.parley.chat.apikey;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret, which only its owner has.
 *
 * @param owner who the program acts as, a user or a bot
 * @param bot whether the owner is a bot
 * @param name as the owner calls it
 * @param lastUsedAt up to a minute early; null when it was never used
 * @param expiresAt null for never
 */
public record ApiKey(
    ApiKeyId id,
    UserId owner,
    boolean bot,
    String name,
    Set<ApiScope> scopes,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt
) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
