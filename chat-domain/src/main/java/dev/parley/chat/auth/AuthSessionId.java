package dev.parley.chat.auth;

import dev.parley.chat.id.Ids;

/** Names an auth session. */
public record AuthSessionId(String value) {
    public AuthSessionId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
