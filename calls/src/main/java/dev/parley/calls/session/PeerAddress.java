package dev.parley.calls.session;

/**
 * The other end of a peer connection: a participant's connection, or the router of the call. As text and in JSON: a plain
 * connection id, or {@value Router#TEXT}.
 */
public sealed interface PeerAddress {
    record Participant(ConnectionId connection) implements PeerAddress {
        @Override
        public String toString() {
            return connection.value();
        }
    }

    record Router() implements PeerAddress {
        static final String TEXT = "router";

        @Override
        public String toString() {
            return TEXT;
        }
    }

    static PeerAddress of(ConnectionId connection) {
        return new Participant(connection);
    }

    /** @throws IllegalArgumentException for what {@link #toString} does not write */
    static PeerAddress parse(String text) {
        return text.equals(Router.TEXT) ? new Router() : new Participant(new ConnectionId(text));
    }
}
