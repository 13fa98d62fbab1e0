package dev.parley.chat.presence;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's presence as another may see it.
 *
 * @param lastSeenAt when a user who is offline was last there, up to a minute too early; null while not offline, where
 *     nobody knows, and where one of the two hides or has blocked the other
 */
public record Presence(UserId userId, PresenceState state, @Nullable Instant lastSeenAt) {
    /** Of whom the viewer learns nothing. */
    public static Presence hidden(UserId userId) {
        return new Presence(userId, PresenceState.OFFLINE, null);
    }

    Presence withoutLastSeen() {
        return new Presence(userId, state, null);
    }
}
