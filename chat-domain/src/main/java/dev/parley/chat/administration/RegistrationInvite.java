package dev.parley.chat.administration;

import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invite to register, without its token, which nobody is told again.
 *
 * @param sentTo where it was sent by mail; null where whoever has made it was told its link
 */
public record RegistrationInvite(
    RegistrationInviteId id,
    UserId maker,
    Instant createdAt,
    Instant expiresAt,
    int maxUses,
    int uses,
    @Nullable EmailAddress sentTo
) {}
