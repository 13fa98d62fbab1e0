package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.NodeLeases;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.node.Nodes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Which node forwards the media of a call: the one that is first asked, unless another one has much less to do, or that one
 * is about to stop. A node that has died or is about to stop loses the call to the next that is chosen.
 */
@Component
@RequiredArgsConstructor
class RouterPlacement {

    /**
     * For so many people fewer another node has to forward media to be chosen instead of the one that is asked: what the
     * registry says is up to 15 s old, and a call that is forwarded elsewhere costs a message between nodes for each signal.
     */
    static final int MUCH_LESS = 25;

    private final RouterPlaces places;
    private final Nodes nodes;
    private final NodeLeases leases;
    private final ForwardedPeople here;
    private final NodeId self;
    /** What other nodes were given by this one: the registry tells of it later. */
    private final Map<NodeId, Integer> given = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /** This node takes no more calls. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /**
     * Gives a call of this node, which is about to stop, to another one.
     *
     * @param people how many have a connection to its router
     * @return where it is from now on; empty where there is no other node: then it has no router
     */
    Optional<NodeId> giveAway(CallId call, int people) {
        var next = another().map(NodeStatus::id);
        if (next.isEmpty()) {
            release(call);
            return next;
        }
        var taken = places.take(call, Optional.of(self), next.get());
        given.merge(taken, people, Integer::sum);
        return Optional.of(taken);
    }

    /** Where the call has its router now, also on a node that is gone; empty where it has none. */
    Optional<NodeId> find(CallId call) {
        return places.find(call);
    }

    /** @throws ParleyException {@code UNAVAILABLE} where all nodes are about to stop */
    NodeId choose(CallId call) {
        var present = places.find(call);
        if (present.filter(this::serves).isPresent()) {
            return present.get();
        }
        return places.take(call, present, next());
    }

    /**
     * Gives the call of a node that is gone to another one.
     *
     * @return to which; empty where its router was on another node already
     */
    Optional<NodeId> replace(CallId call, NodeId gone) {
        if (!places.find(call).equals(Optional.of(gone))) {
            return Optional.empty();
        }
        var next = next();
        return Optional.of(places.take(call, Optional.of(gone), next)).filter(next::equals);
    }

    /** Whether the call's router is here still; extends that. */
    boolean isHere(CallId call) {
        return places.take(call, Optional.of(self), self).equals(self);
    }

    /** Whether another node has the call's router by now. */
    boolean isElsewhere(CallId call) {
        return places
            .find(call)
            .filter(node -> !node.equals(self))
            .isPresent();
    }

    void release(CallId call) {
        places.release(call, self);
    }

    /** The calls that may have had their router on a node that is gone. */
    Set<CallId> leftBy(NodeId gone) {
        return places.callsOf(gone);
    }

    /** All calls of the node have another router. */
    void forget(NodeId gone) {
        places.forget(gone);
    }

    private boolean serves(NodeId node) {
        return node.equals(self) ? !draining : nodes.find(node).filter(this::takesCalls).isPresent();
    }

    private boolean takesCalls(NodeStatus node) {
        return !node.draining() && leases.isHeld(node.id());
    }

    private Optional<NodeStatus> another() {
        return nodes
            .all()
            .stream()
            .filter(node -> !node.id().equals(self) && takesCalls(node))
            .min(Comparator.comparingInt(this::peopleOf).thenComparingInt(NodeStatus::connections));
    }

    private int peopleOf(NodeStatus node) {
        return node.mediaPeople() + given.getOrDefault(node.id(), 0);
    }

    private NodeId next() {
        var another = another();
        if (draining) {
            return another.map(NodeStatus::id).orElseThrow(() -> new ParleyException(ErrorCode.UNAVAILABLE));
        }
        return another
            .filter(node -> node.mediaPeople() + MUCH_LESS <= here.count())
            .map(NodeStatus::id)
            .orElse(self);
    }
}
