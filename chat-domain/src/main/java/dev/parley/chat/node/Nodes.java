package dev.parley.chat.node;

import java.util.List;
import java.util.Optional;

/**
 * Which nodes run. One that has not said for 45 s that it runs is dead. Every method throws what the store throws while it
 * is away.
 */
public interface Nodes {
    /**
     * The node runs; to be said every 15 s. Whether it drains stays as it was said.
     *
     * @param address where other nodes and operators reach it, as host:port
     * @param connections open sockets
     * @param mediaPeople the people whose media it forwards
     */
    void register(NodeId id, String address, String version, int connections, int mediaPeople);

    Optional<NodeStatus> find(NodeId id);

    /** All that run, draining ones too, by id. */
    List<NodeStatus> all();

    /** The node is to take nothing new any more. */
    void drain(NodeId id);

    /** The node has stopped. */
    void remove(NodeId id);

    /** Forgets those that are dead; returns them. */
    List<NodeId> removeDead();
}
