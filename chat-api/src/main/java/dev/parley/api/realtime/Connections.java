package dev.parley.api.realtime;

import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The open sockets of this node. */
@Component
class Connections {

    private final ConcurrentHashMap<ConnectionId, Connection> all = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UserId, Set<Connection>> byUser = new ConcurrentHashMap<>();

    void opened(Connection connection) {
        all.put(connection.id(), connection);
    }

    void authenticated(Connection connection, UserId userId) {
        byUser.compute(userId, (_, connections) -> {
            Set<Connection> present = connections == null ? ConcurrentHashMap.newKeySet() : connections;
            present.add(connection);
            return present;
        });
        if (!connection.isOpen()) {
            closed(connection);
        }
    }

    void closed(Connection connection) {
        all.remove(connection.id());
        connection.userId().ifPresent(userId ->
            byUser.computeIfPresent(userId, (_, connections) -> {
                connections.remove(connection);
                return connections.isEmpty() ? null : connections;
            })
        );
    }

    Collection<Connection> all() {
        return all.values();
    }

    Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(all.get(id));
    }

    Collection<Connection> of(UserId userId) {
        return byUser.getOrDefault(userId, Set.of());
    }

    /** The users who have a connection here. */
    List<UserId> users() {
        return List.copyOf(byUser.keySet());
    }

    void closeAll(AuthSessionId sessionId) {
        for (Connection connection : all.values()) {
            if (
                connection
                    .login()
                    .filter(login -> login.sessionId().equals(sessionId))
                    .isPresent()
            ) {
                connection.close(CloseCode.LOGIN_REVOKED);
            }
        }
    }
}
