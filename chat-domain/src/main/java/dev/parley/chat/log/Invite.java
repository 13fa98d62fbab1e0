package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a chat knows of an invite to it. The token that is handed out stands elsewhere: a chat's log goes to all members.
 *
 * @param expiresAt from then on nobody joins by it; null for never
 * @param maxUses how many may join by it; null for any number
 * @param uses how many have joined by it
 */
public record Invite(
    InviteId id,
    UserId maker,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Integer maxUses,
    int uses
) {
    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    public boolean isUsedUp() {
        return maxUses != null && uses >= maxUses;
    }

    public boolean isLive(Instant now) {
        return !isExpired(now) && !isUsedUp();
    }

    Invite used() {
        return new Invite(id, maker, createdAt, expiresAt, maxUses, uses + 1);
    }
}
