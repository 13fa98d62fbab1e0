package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.time.Instant;

/**
 * A person's seat in a call. What is published from it is kept beside the call ({@link TrackStore}), as it changes often
 * and concerns nobody's seat.
 *
 * @param since when {@code presence} became what it is; for a lost connection its last sign of life
 */
record Participant(Person person, ConnectionId connectionId, Presence presence, Instant since) {
    enum Presence {
        CONNECTED,
        LOST,
    }

    static Participant entering(Person person, ConnectionId connection, Instant now) {
        return new Participant(person, connection, Presence.CONNECTED, now);
    }

    boolean isOf(Person other) {
        return person.equals(other);
    }

    boolean isOn(ConnectionId connection) {
        return connectionId.equals(connection);
    }

    boolean isOf(Person other, ConnectionId connection) {
        return isOf(other) && isOn(connection);
    }

    boolean lost() {
        return presence == Presence.LOST;
    }

    /** The same seat on another connection, or back on this one. */
    Participant connectedBy(ConnectionId connection, Instant now) {
        return isOn(connection) && !lost() ? this : new Participant(person, connection, Presence.CONNECTED, now);
    }

    /** Back in its seat, if it is this connection that was thought lost. */
    Participant alive(ConnectionId connection, Instant now) {
        return isOn(connection) ? connectedBy(connection, now) : this;
    }

    /** Out of reach, if it is this connection and it was thought connected. */
    Participant lost(ConnectionId connection, Instant lastSign) {
        return isOn(connection) && !lost() ? new Participant(person, connectionId, Presence.LOST, lastSign) : this;
    }
}
