package dev.parley.calls.session;

import dev.parley.calls.session.CallCommand.ConnectionAlive;
import dev.parley.calls.session.CallCommand.ConnectionLost;
import dev.parley.calls.session.CallCommand.ConnectionRevoked;
import dev.parley.calls.session.CallCommand.LeaseLapsed;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.node.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Service;

/**
 * What becomes of the connections that are in calls: those of this node, which it reports when one is gone, and those of
 * a node that has died, which the others find by its lease.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class ConnectionLeases {

    private final NodeConnections connections;
    private final CallChanges changes;
    private final DeadNodes dead;
    private final CallTiming timing;
    private final CallProperties properties;
    private final Clock clock;
    private final List<DepartedNodes> departed;

    /** Until when others may still be at work who have taken this node for dead. */
    private volatile Instant doubtedUntil = Instant.MIN;

    /**
     * The connection is closed for good. Its participant, if any, stays for the grace period, so that another
     * connection of the user can take the place over.
     */
    public void lost(ConnectionId connection) {
        close(connection, new ConnectionLost(connection));
    }

    /** The login that the connection was open by has ended, so that no other one takes its place over. */
    public void revoked(ConnectionId connection) {
        close(connection, new ConnectionRevoked(connection));
    }

    private void close(ConnectionId connection, CallCommand how) {
        connections.callOn(connection).ifPresent(call -> {
            // What could not be told stays noted: for the next renewal, or for newer nodes when this one is gone.
            if (apply(call, how)) {
                connections.forget(connection);
            }
        });
    }

    /**
     * Says that this node is alive; to be called every {@link CallProperties#heartbeatInterval()}, whatever {@link #settle}
     * takes. After a silence of {@link CallProperties#lease()} its participants are treated as lost, until {@link #settle}
     * brings them back.
     */
    public void renew() {
        var now = clock.instant();
        if (!connections.renew(now, timing.leaseEnd(now))) {
            doubtedUntil = now.plus(properties.grace());
        }
        dead.spoke();
    }

    /**
     * Puts right what the calls think of this node's connections, to be called after {@link #renew}, by one thread at a
     * time: a connection that is not open, and of which {@link #lost} could not be told, is lost now, and those that others
     * may have taken for lost are alive. It asks Redis for each of these, so it may take longer than a lease.
     *
     * @param open whether a connection of this node is open
     */
    public void settle(Predicate<ConnectionId> open) {
        boolean doubted = clock.instant().isBefore(doubtedUntil);
        connections.all().forEach((connection, call) -> {
            if (!open.test(connection)) {
                lost(connection);
            } else if (doubted) {
                connections.note(connection, call);
                apply(call, new ConnectionAlive(connection));
            }
        });
    }

    /** The participants of nodes that have died have lost their connections. */
    void sweep() {
        for (var each : dead.find(clock.instant())) {
            var node = each.node().value();
            boolean all = told(each.node());
            for (var entry : connections.of(node).entrySet()) {
                all &= lapsed(entry.getValue(), entry.getKey(), dead.lastWord(each));
            }
            if (all) {
                connections.forget(node);
            }
        }
    }

    /** One that fails keeps none of the others waiting; it is tried again with the next sweep. */
    private boolean lapsed(CallId call, ConnectionId connection, Instant lastWord) {
        try {
            return apply(call, new LeaseLapsed(connection, lastWord));
        } catch (RuntimeException storeAway) {
            log.debug("Could not tell call {} of a lapsed connection: {}", call, storeAway.toString());
            return false;
        }
    }

    private boolean told(NodeId node) {
        try {
            departed.forEach(each -> each.departed(node));
            return true;
        } catch (RuntimeException storeAway) {
            log.debug("What node {} has left behind is not all dealt with: {}", node, storeAway.toString());
            return false;
        }
    }

    /**
     * A connection's fate is nobody's request: a call that has ended meanwhile is no failure. False where it could not be
     * done now: only a newer node can, or too many others change the call.
     */
    private boolean apply(CallId call, CallCommand command) {
        try {
            changes.apply(call, command);
            return true;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.UNAVAILABLE) {
                return false;
            }
            log.debug("{} was too late for call {}: {}", command, call, refusal.code());
            return true;
        }
    }
}
