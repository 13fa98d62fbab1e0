package dev.parley.chat.administration;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/** An invite to register, without its token, which nobody is told again. */
public record RegistrationInvite(
    RegistrationInviteId id,
    UserId maker,
    Instant createdAt,
    Instant expiresAt,
    int maxUses,
    int uses
) {}
