package dev.parley.chat.node;

import dev.parley.chat.id.Ids;

/** A running process, from its start to its end. There is one a process; whatever is kept for each node is kept by it. */
public record NodeId(String value) {
    public NodeId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
