package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.presence.Presence;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user is there.
 *
 * @param lastSeenAt when a user who is offline was last there, to a minute; null where that is unknown or hidden
 */
public record PresenceView(
    UserId userId,
    PresenceState state,
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant lastSeenAt
) {
    public static PresenceView of(Presence presence) {
        return new PresenceView(presence.userId(), presence.state(), presence.lastSeenAt());
    }
}
