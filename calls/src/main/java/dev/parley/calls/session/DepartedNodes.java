package dev.parley.calls.session;

import dev.parley.chat.node.NodeId;

/** Whoever has to do something when a node has died. */
@FunctionalInterface
public interface DepartedNodes {
    /**
     * The node has been silent for a lease. Every other node is told, again and again until all that is left of the node is
     * dealt with; so what another one does at the same time must do no harm.
     *
     * @throws RuntimeException what a store throws that is away: it is told again
     */
    void departed(NodeId node);
}
