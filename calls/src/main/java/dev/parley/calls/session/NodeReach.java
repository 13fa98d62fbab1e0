package dev.parley.calls.session;

import dev.parley.chat.node.NodeId;

/** Whether messages between nodes still reach a node. One that has died listens to none at once, long before its lease ends. */
@FunctionalInterface
public interface NodeReach {
    /** False only where that is certain; it may wait for a moment. */
    boolean isHeardBy(NodeId node);
}
