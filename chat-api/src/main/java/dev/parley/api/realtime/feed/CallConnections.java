package dev.parley.api.realtime.feed;

import dev.parley.api.call.CallMapper;
import dev.parley.api.protocol.CallView;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallProperties;
import dev.parley.calls.session.CallService;
import dev.parley.calls.session.CallStandings;
import dev.parley.calls.session.ConnectionLeases;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** What the gateway tells the calls module: that this node is alive, and which of its connections are gone. */
@Slf4j
@Component
@RequiredArgsConstructor
public class CallConnections implements SchedulingConfigurer {

    private final CallService calls;
    private final CallStandings standings;
    private final ConnectionLeases leases;
    private final CallProperties properties;
    private final CallMapper mapper;
    private final CallFeed feed;
    private final Connections connections;
    private final AtomicBoolean settling = new AtomicBoolean();

    /** The calls of the connection's user; null while Redis is away, since chats go on without it. */
    public @Nullable List<CallView> liveCallsOf(Connection connection, Person person) {
        try {
            return feed.timed(mapper.toViews(standings.liveCallsOf(person)));
        } catch (DataAccessException redisAway) {
            log.warn("Could not look up the calls of {}: {}", person, redisAway.toString());
            feed.toldNothing(connection);
            return null;
        }
    }

    /** Those of the user's calls that go on where this node cannot read them. */
    public List<CallId> unreadableCallsOf(Person person) {
        try {
            return standings.unreadableCallsOf(person);
        } catch (DataAccessException redisAway) {
            // As above.
            return List.of();
        }
    }

    /**
     * The connection is closed: a user who was in a call by it has lost the connection, or has left the call if the
     * login has ended.
     */
    public void closed(Connection connection) {
        try {
            if (connection.isRevoked()) {
                leases.revoked(connection.id());
            } else {
                leases.lost(connection.id());
            }
        } catch (RuntimeException redisAway) {
            // It is told with the node's next sign of life.
            log.warn("Could not tell the calls that {} is gone: {}", connection.id(), redisAway.toString());
        }
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedRateTask(this::renew, properties.heartbeatInterval());
    }

    private void renew() {
        try {
            leases.renew();
        } catch (DataAccessException redisAway) {
            log.warn("Could not tell the calls that this node is alive: {}", redisAway.toString());
            return;
        }
        if (settling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("call-connections").start(this::settle);
        }
    }

    private void settle() {
        try {
            leases.settle(id -> connections.find(id).isPresent());
        } catch (RuntimeException redisAway) {
            log.warn("Could not tell the calls how this node's connections are: {}", redisAway.toString());
        } finally {
            settling.set(false);
        }
    }
}
