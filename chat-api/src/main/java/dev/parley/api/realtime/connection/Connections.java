package dev.parley.api.realtime.connection;

import dev.parley.api.security.Principal;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.apikey.ApiKeyId;
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
    private final ConcurrentHashMap<Person, Set<Connection>> byPerson = new ConcurrentHashMap<>();

    private final ConnectionCounts counts = new ConnectionCounts();

    public ConnectionCounts counts() {
        return counts;
    }

    public void opened(Connection connection) {
        counts.came();
        all.put(connection.id(), connection);
    }

    public void authenticated(Connection connection, Person person) {
        byPerson.compute(person, (_, connections) -> {
            Set<Connection> present = connections == null ? ConcurrentHashMap.newKeySet() : connections;
            present.add(connection);
            return present;
        });
        if (!connection.isOpen()) {
            closed(connection);
        }
    }

    public void closed(Connection connection) {
        if (all.remove(connection.id()) != null) {
            counts.closed(connection.closedFor());
        }
        connection
            .principal()
            .map(Principal::person)
            .ifPresent(person ->
                byPerson.computeIfPresent(person, (_, connections) -> {
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
        return of(Person.of(userId));
    }

    public Collection<Connection> of(Person person) {
        return byPerson.getOrDefault(person, Set.of());
    }

    /** The users who have a connection here. */
    public List<UserId> users() {
        return byPerson
            .keySet()
            .stream()
            .flatMap(person -> person.userId().stream())
            .toList();
    }

    /** The users and guests who have a connection here. */
    public List<Person> people() {
        return List.copyOf(byPerson.keySet());
    }

    /** Closes the connections that were opened by an API key. */
    public void closeAll(ApiKeyId keyId) {
        for (Connection connection : all.values()) {
            if (
                connection
                    .bot()
                    .filter(bot -> bot.keyId().equals(keyId))
                    .isPresent()
            ) {
                connection.close(CloseCode.LOGIN_REVOKED);
            }
        }
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
