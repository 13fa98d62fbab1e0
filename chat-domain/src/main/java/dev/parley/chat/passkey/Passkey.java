package dev.parley.chat.passkey;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a user. The private key never leaves the authenticator; what is kept here lets nobody in.
 *
 * @param usedAt when it was last used to log in
 */
public record Passkey(
    PasskeyId id,
    UserId userId,
    String name,
    Credential credential,
    Instant addedAt,
    @Nullable Instant usedAt
) {}
