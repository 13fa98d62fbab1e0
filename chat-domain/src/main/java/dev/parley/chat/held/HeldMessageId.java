package dev.parley.chat.held;

import dev.parley.chat.id.Ids;

/** Identifies a message that waits for an administrator. */
public record HeldMessageId(String value) {
    public HeldMessageId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
