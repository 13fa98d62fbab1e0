package dev.parley.calls.session;

import dev.parley.chat.id.Ids;

/** Names a call. */
public record CallId(String value) {
    public CallId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
