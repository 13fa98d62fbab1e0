package dev.parley.calls.session;

import dev.parley.chat.id.Ids;

/** Names one open socket of one user; a participant is in a call by exactly one. */
public record ConnectionId(String value) {
    public ConnectionId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
