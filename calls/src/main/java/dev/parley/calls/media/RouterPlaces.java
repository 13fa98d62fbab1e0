package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.chat.node.NodeId;
import java.util.Optional;

/** On which node each call has its router. Every method throws what the store throws while it is away. */
interface RouterPlaces {
    Optional<NodeId> find(CallId call);

    /**
     * The call's router is to be on this node, unless it is on another one by now than the former.
     *
     * @return on which node it is
     */
    NodeId take(CallId call, Optional<NodeId> former, NodeId node);

    /** The call's router is on this node no more. */
    void release(CallId call, NodeId node);
}
