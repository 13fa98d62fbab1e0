package dev.parley.api.realtime.lifecycle;

import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.realtime.bus.NodeMessage.SeatLost;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.security.Principal;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.ConnectionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Limits the connections of a user or guest, over all nodes, and closes the oldest: that person is at the newest one, and may have
 * forgotten the oldest.
 *
 * <p>Redis has a person's connections in the order in which they came, under {@code parley:seats:<person>}, and changes
 * them by one script. What a killed node leaves there takes a seat until its turn to give way comes, or until the person
 * has not connected for a day. While Redis is away each node counts for itself. Nobody waits for any of it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class Seats {

    private static final String PREFIX = "parley:seats:";
    private static final Duration KEPT = Duration.ofDays(1);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> SEAT = RedisScript.of(
        new ClassPathResource("seat.lua", Seats.class),
        List.class
    );

    private final RealtimeProperties properties;
    private final Connections connections;
    private final NodeBus others;
    private final StringRedisTemplate redis;

    /** The connection is its person's from now on. */
    void taken(Connection connection, Person person) {
        later("seat-", connection, () -> {
            take(person, connection.id()).forEach(lost -> close(person, lost));
            if (!connection.isOpen()) {
                free(person, connection.id());
            }
        });
    }

    /** The connection is gone. */
    void left(Connection connection) {
        connection
            .principal()
            .map(Principal::person)
            .ifPresent(person -> later("unseat-", connection, () -> free(person, connection.id())));
    }

    private void close(Person person, ConnectionId id) {
        connections
            .find(id)
            .ifPresentOrElse(
                connection -> connection.close(CloseCode.TOO_MANY),
                () -> others.publish(new SeatLost(person, id))
            );
    }

    private List<ConnectionId> take(Person person, ConnectionId id) {
        int seats = properties.maxConnectionsPerUser();
        try {
            var lost = new ArrayList<ConnectionId>();
            for (Object each : redis.execute(
                SEAT,
                List.of(PREFIX + person),
                id.value(),
                String.valueOf(seats),
                String.valueOf(KEPT.toMillis())
            )) {
                lost.add(new ConnectionId(each.toString()));
            }
            return lost;
        } catch (RuntimeException redisAway) {
            log.debug("Connections of {} are counted on this node alone: {}", person, redisAway.toString());
            var here = connections
                .of(person)
                .stream()
                .sorted(Comparator.comparing(Connection::openedAt))
                .map(Connection::id)
                .toList();
            return here.subList(0, Math.max(0, here.size() - seats));
        }
    }

    private void free(Person person, ConnectionId id) {
        try {
            redis.opsForZSet().remove(PREFIX + person, id.value());
        } catch (RuntimeException redisAway) {
            log.debug("The seat of {} stays for a while: {}", id, redisAway.toString());
        }
    }

    private static void later(String name, Connection connection, Runnable task) {
        Thread.ofVirtual()
            .name(name + connection.id())
            .start(task);
    }
}
