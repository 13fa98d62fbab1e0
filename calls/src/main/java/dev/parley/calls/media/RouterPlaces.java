package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.chat.node.NodeId;
import java.util.Optional;
import java.util.Set;

/** On which node each call has its router. Every method throws what the store throws while it is away. */
interface RouterPlaces {
    Optional<NodeId> find(CallId call);

    /**
     * The call's router is to be on this node, unless it is on another one by now than the former.
     *
     * @return on which node it is
     */
    NodeId take(CallId call, Optional<NodeId> former, NodeId node);

    /** The calls that may have their router on this node: some may have moved. */
    Set<CallId> callsOf(NodeId node);

    /** The node is gone, and all of its calls have moved. */
    void forget(NodeId node);

    /** The call's router is on this node no more. */
    void release(CallId call, NodeId node);
}
