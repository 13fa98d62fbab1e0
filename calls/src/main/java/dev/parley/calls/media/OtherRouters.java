package dev.parley.calls.media;

import dev.parley.chat.node.NodeId;

/** The way to the routers of the other nodes. */
@FunctionalInterface
public interface OtherRouters {
    /** Hands the request on, at most once and without waiting: the node's {@link LocalRouter} is to get it as an event. */
    void ask(NodeId node, RouterRequest request);
}
