package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.node.Nodes;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Which node forwards the media of a call: the one that is first asked, or where that one is about to stop the one with the
 * fewest connections. A node that has died or is about to stop loses the call to the next that is chosen.
 */
@Component
@RequiredArgsConstructor
class RouterPlacement {

    private final RouterPlaces places;
    private final Nodes nodes;
    private final NodeId self;
    private volatile boolean draining;

    /** This node takes no more calls. */
    void drain() {
        draining = true;
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
        return places.take(call, present, draining ? another() : self);
    }

    /** Whether the call's router is here still; extends that. */
    boolean isHere(CallId call) {
        return places.take(call, Optional.of(self), self).equals(self);
    }

    void release(CallId call) {
        places.release(call, self);
    }

    private boolean serves(NodeId node) {
        return node.equals(self) ? !draining : nodes.find(node).filter(Predicate.not(NodeStatus::draining)).isPresent();
    }

    private NodeId another() {
        return nodes
            .all()
            .stream()
            .filter(node -> !node.draining() && !node.id().equals(self))
            .min(Comparator.comparingInt(NodeStatus::connections))
            .map(NodeStatus::id)
            .orElseThrow(() -> new ParleyException(ErrorCode.UNAVAILABLE));
    }
}
