package dev.parley.calls.session;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * A user's place in a call.
 *
 * @param since when {@code presence} became what it is; for a lost connection its last sign of life
 */
record Participant(UserId userId, ConnectionId connectionId, Media media, Presence presence, Instant since) {
    enum Presence {
        CONNECTED,
        LOST,
    }

    /** Enters with the devices that a call of this kind starts with. */
    static Participant entering(UserId user, ConnectionId connection, CallKind kind, Instant now) {
        return entering(user, connection, Media.atStartOf(kind), now);
    }

    static Participant entering(UserId user, ConnectionId connection, Media media, Instant now) {
        return new Participant(user, connection, media, Presence.CONNECTED, now);
    }

    boolean isOf(UserId user) {
        return userId.equals(user);
    }

    boolean isOn(ConnectionId connection) {
        return connectionId.equals(connection);
    }

    boolean isOf(UserId user, ConnectionId connection) {
        return isOf(user) && isOn(connection);
    }

    boolean lost() {
        return presence == Presence.LOST;
    }

    Participant withMedia(Media changed) {
        return new Participant(userId, connectionId, changed, presence, since);
    }

    /** The same place on another connection, or back on this one; the devices stay as they were. */
    Participant connectedBy(ConnectionId connection, Instant now) {
        return isOn(connection) && !lost() ? this : new Participant(userId, connection, media, Presence.CONNECTED, now);
    }

    /** Back in place, if it is this connection that was thought lost. */
    Participant alive(ConnectionId connection, Instant now) {
        return isOn(connection) ? connectedBy(connection, now) : this;
    }

    /** Out of reach, if it is this connection and it was thought connected. */
    Participant lost(ConnectionId connection, Instant lastSign) {
        return isOn(connection) && !lost()
            ? new Participant(userId, connectionId, media, Presence.LOST, lastSign)
            : this;
    }

    Call.Participant view() {
        return new Call.Participant(userId, connectionId, media, !lost());
    }
}
