package dev.parley.calls.session;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * One who has left the call because the connection was lost, and whose return it waits for. Neither busy nor a
 * participant, but back in the call with a {@code Join}.
 *
 * @param connectionId the one that was lost
 * @param media as they were, and will be again
 * @param lostAt the last sign of life
 */
record Awaited(UserId userId, ConnectionId connectionId, Media media, Instant lostAt) {
    static Awaited of(Participant gone) {
        return new Awaited(gone.userId(), gone.connectionId(), gone.media(), gone.since());
    }

    boolean isOf(UserId user) {
        return userId.equals(user);
    }

    boolean wasOn(ConnectionId connection) {
        return connectionId.equals(connection);
    }
}
