package dev.parley.calls.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds the nodes that have died: by their lease, or sooner where a node has said nothing for half of it and listens to no
 * messages either. A node that was silent itself finds none, as what kept it from Redis may have kept the others.
 */
@Component
class DeadNodes {

    private final NodeConnections connections;
    private final NodeReach reach;
    private final Duration lease;
    private final Duration half;
    private final Silence silence;
    private final Silence halt;

    @Autowired
    DeadNodes(NodeConnections connections, NodeReach reach, CallProperties properties) {
        this(connections, reach, properties, System::nanoTime);
    }

    DeadNodes(NodeConnections connections, NodeReach reach, CallProperties properties, LongSupplier nanoTime) {
        this.connections = connections;
        this.reach = reach;
        lease = properties.lease();
        half = lease.dividedBy(2);
        silence = new Silence(lease, nanoTime);
        halt = new Silence(half, nanoTime);
    }

    /** This node has said that it is alive. */
    void spoke() {
        silence.spoke();
        halt.spoke();
    }

    /** Each dead node again and again, until the connections forget it. */
    List<NodeLease> find(Instant now) {
        if (silence.isRecent()) {
            return List.of();
        }
        var soon = halt.isLongAgo() ? now.plus(half) : now;
        return connections
            .endingBy(soon)
            .stream()
            .filter(each -> each.departed() || isGone(each, now, soon))
            .toList();
    }

    private boolean isGone(NodeLease each, Instant now, Instant soon) {
        if (!each.end().isAfter(now)) {
            return connections.depart(each.node(), now);
        }
        return !reach.isHeardBy(each.node()) && connections.depart(each.node(), soon);
    }

    /** When the node has said for the last time that it is alive. */
    Instant lastWord(NodeLease dead) {
        return dead.end().minus(lease);
    }
}
