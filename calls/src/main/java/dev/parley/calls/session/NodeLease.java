package dev.parley.calls.session;

import dev.parley.chat.node.NodeId;
import java.time.Instant;

/**
 * How long a node has said that it would be alive.
 *
 * @param departed whether it was found dead before, and what it has left behind is not all dealt with
 */
record NodeLease(NodeId node, Instant end, boolean departed) {}
