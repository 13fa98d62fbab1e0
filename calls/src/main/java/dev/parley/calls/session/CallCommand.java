package dev.parley.calls.session;

import dev.parley.chat.user.UserId;

/** What can happen to a call: what its people ask for, what becomes of their connections, and its timers. */
sealed interface CallCommand {
    /** Asked by a user, on one of the user's connections. */
    sealed interface ByUser extends CallCommand {
        UserId user();

        ConnectionId connection();
    }

    record Accept(UserId user, ConnectionId connection) implements ByUser {}

    record Decline(UserId user, ConnectionId connection) implements ByUser {}

    record Cancel(UserId user, ConnectionId connection) implements ByUser {}

    record Join(UserId user, ConnectionId connection) implements ByUser {}

    record Leave(UserId user, ConnectionId connection, LeaveReason reason) implements ByUser {}

    /** The host, who has started the call, ends it for everybody. */
    record End(UserId user, ConnectionId connection) implements ByUser {}

    record SetMedia(UserId user, ConnectionId connection, Media media) implements ByUser {}

    /** The user is no member of the chat any more. */
    record Removed(UserId user) implements CallCommand {}

    /** The user has no login any more, and so no device to talk by or to answer on. */
    record LoggedOut(UserId user) implements CallCommand {}

    /** The login that the connection was open by has ended: nobody comes back to the place that it held. */
    record ConnectionRevoked(ConnectionId connection) implements CallCommand {}

    /** The connection was closed. */
    record ConnectionLost(ConnectionId connection) implements CallCommand {}

    /** The connection, thought lost, shows signs of life. */
    record ConnectionAlive(ConnectionId connection) implements CallCommand {}

    /** A timer has gone off. It may be late, early by another node's clock, or come twice. */
    sealed interface Timed extends CallCommand {}

    record RingTimedOut() implements Timed {}

    /** The connection has shown no sign of life for the length of its lease: its node has crashed. */
    record LeaseLapsed(ConnectionId connection) implements Timed {}

    record GraceExpired(ConnectionId connection) implements Timed {}

    /** One whose connection was lost has not returned in time. */
    record AwaitExpired(UserId user) implements Timed {}

    /** An ended call has not been recorded yet: whoever was to do it has failed. */
    record RecordDue() implements Timed {}
}
