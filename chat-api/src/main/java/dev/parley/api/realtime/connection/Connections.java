package dev.parley.api.realtime.connection;

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
public class Connections {

    private final ConcurrentHashMap<ConnectionId, Connection> all = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UserId, Set<Connection>> byUser = new ConcurrentHashMap<>();

    public void opened(Connection connection) {
        all.put(connection.id(), connection);
    }

    public void authenticated(Connection connection, UserId userId) {
        byUser.compute(userId, (_, connections) -> {
            Set<Connection> present = connections == null ? ConcurrentHashMap.newKeySet() : connections;
            present.add(connection);
            return present;
        });
        if (!connection.isOpen()) {
            closed(connection);
        }
    }

    public void closed(Connection connection) {
        all.remove(connection.id());
        connection.userId().ifPresent(userId ->
            byUser.computeIfPresent(userId, (_, connections) -> {
                connections.remove(connection);
                return connections.isEmpty() ? null : connections;
            })
        );
    }

    public Collection<Connection> all() {
        return all.values();
    }

    public Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(all.get(id));
    }

    public Collection<Connection> of(UserId userId) {
        return byUser.getOrDefault(userId, Set.of());
    }

    /** The users who have a connection here. */
    public List<UserId> users() {
        return List.copyOf(byUser.keySet());
    }

    public void closeAll(AuthSessionId sessionId) {
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
