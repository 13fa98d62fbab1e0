package dev.parley.chat.log;

import dev.parley.chat.id.Ids;

/** Names an invite; whoever knows it cannot join by it, that takes the invite's token. */
public record InviteId(String value) {
    public InviteId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
