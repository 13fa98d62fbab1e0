package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.time.Instant;

/**
 * One who has left the call because the connection was lost, and whose return it waits for. Neither busy nor a
 * participant, but back in the call with a {@code Join}, and with the tracks from before.
 *
 * @param connectionId the one that was lost
 * @param lostAt the last sign of life
 */
record Awaited(Person person, ConnectionId connectionId, Instant lostAt) {
    static Awaited of(Participant gone) {
        return new Awaited(gone.person(), gone.connectionId(), gone.since());
    }

    boolean isOf(Person other) {
        return person.equals(other);
    }

    boolean wasOn(ConnectionId connection) {
        return connectionId.equals(connection);
    }
}
