package dev.parley.chat.log;

import dev.parley.chat.id.Ids;

/** Identifies an invite. The id is not enough to join: that takes the invite's token. */
public record InviteId(String value) {
    public InviteId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
