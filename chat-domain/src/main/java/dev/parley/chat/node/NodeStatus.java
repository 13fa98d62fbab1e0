package dev.parley.chat.node;

/**
 * How a node stands.
 *
 * @param address where other nodes and operators reach it, as host:port
 * @param version of the program
 * @param connections open sockets
 * @param mediaPeople the people whose media it forwards
 * @param draining it takes nothing new and is about to stop
 */
public record NodeStatus(
    NodeId id,
    String address,
    String version,
    int connections,
    int mediaPeople,
    boolean draining
) {}
