package dev.parley.calls.session;

import dev.parley.chat.node.NodeId;

/** Which nodes say that they are alive: sooner known than by the registry, at most {@link CallProperties#lease} late. */
@FunctionalInterface
public interface NodeLeases {
    boolean isHeld(NodeId node);
}
