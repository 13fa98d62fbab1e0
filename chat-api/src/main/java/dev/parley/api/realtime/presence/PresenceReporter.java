package dev.parley.api.realtime.presence;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.feed.Coalescer;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells how the users of this node are there: not event by event, but by looking at their connections whenever something
 * has happened to one, so that what was told last is always right.
 */
@Slf4j
@Component
public class PresenceReporter implements DisposableBean {

    /** How long a user without connections stays: a reload shall not be seen. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration WINDOW = Duration.ofMillis(100);
    private static final int REFRESHED_AT_ONCE = 1_000;

    private final Connections connections;
    private final Presences presences;
    private final Clock clock;
    private final String node;
    /** The connections that nobody uses, as their clients say. */
    private final Set<Connection> away = Collections.newSetFromMap(
        Caffeine.newBuilder().weakKeys().<Connection, Boolean>build().asMap()
    );
    private final ConcurrentHashMap<UserId, Instant> leaving = new ConcurrentHashMap<>();
    private final Coalescer<UserId, Boolean> changed;
    /** The lease had lapsed, and not all users have been reported since: the lease itself says so only once. */
    private boolean owing;

    private volatile boolean stopping;
    private volatile boolean failing;

    public PresenceReporter(Connections connections, Presences presences, Clock clock, NodeId node) {
        this.connections = connections;
        this.presences = presences;
        this.clock = clock;
        this.node = node.value();
        this.changed = new Coalescer<>("presence-report", WINDOW, (one, _) -> one, users -> report(users.keySet()));
    }

    /** A connection of the user has come, or is used otherwise than before. Never blocks. */
    public void changed(UserId userId) {
        changed.add(userId, true);
    }

    /** The client says whether anybody uses the connection. Never blocks. */
    public void activity(Connection connection, UserId userId, boolean idle) {
        if (idle) {
            away.add(connection);
        } else {
            away.remove(connection);
        }
        changed(userId);
    }

    /** A connection of the user is gone. Never blocks. */
    public void left(UserId userId) {
        if (connections.of(userId).isEmpty()) {
            leaving.put(userId, clock.instant().plus(GRACE));
        }
        changed(userId);
    }

    /** One at a time, so that none of them takes another's debt for paid. */
    private synchronized void report(Collection<UserId> users) {
        if (stopping) {
            return;
        }
        if (!presences.renew(node)) {
            owing = true;
        }
        if (owing) {
            var everyone = new HashSet<>(users);
            everyone.addAll(connections.users());
            tell(everyone);
            refresh(List.copyOf(everyone));
            owing = false;
        } else {
            tell(users);
        }
    }

    private void tell(Collection<UserId> users) {
        var states = new HashMap<UserId, PresenceState>();
        for (UserId userId : users) {
            state(userId).ifPresent(state -> states.put(userId, state));
        }
        if (!states.isEmpty()) {
            presences.report(node, states);
        }
    }

    /** Nothing for who has just left, and stays for a while as they were. */
    private Optional<PresenceState> state(UserId userId) {
        var open = connections.of(userId);
        if (open.isEmpty()) {
            return leaving.containsKey(userId) ? Optional.empty() : Optional.of(PresenceState.OFFLINE);
        }
        leaving.remove(userId);
        boolean used = !away.containsAll(open);
        return Optional.of(used ? PresenceState.ONLINE : PresenceState.AWAY);
    }

    private void refresh(List<UserId> users) {
        for (int from = 0; from < users.size(); from += REFRESHED_AT_ONCE) {
            presences.refresh(users.subList(from, Math.min(users.size(), from + REFRESHED_AT_ONCE)));
        }
    }

    @Scheduled(fixedRate = 1000)
    void endGraces() {
        var now = clock.instant();
        leaving.forEach((userId, until) -> {
            if (!until.isAfter(now) && leaving.remove(userId, until)) {
                changed(userId);
            }
        });
    }

    @Scheduled(fixedRateString = "${parley.presence.heartbeat-interval:15s}")
    void beat() {
        attempt(() -> report(Set.of()));
    }

    /** Every node looks for those that were killed. */
    @Scheduled(fixedRateString = "${parley.presence.sweep-interval:5s}")
    void sweep() {
        attempt(presences::sweep);
    }

    /** One log line for an outage. */
    private void attempt(Runnable task) {
        try {
            task.run();
            failing = false;
        } catch (RuntimeException storeAway) {
            if (!failing && !stopping) {
                log.warn("Presence waits for a store: {}", storeAway.toString());
            }
            failing = true;
        }
    }

    /** The clients go to other nodes; those that do not come back there are gone after the grace. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        if (!stopping) {
            stopping = true;
            attempt(() -> presences.leave(node, GRACE));
        }
    }

    @Override
    public void destroy() {
        changed.close();
    }
}
