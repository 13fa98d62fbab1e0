package dev.parley.calls.place;

import dev.parley.chat.id.Ids;

/** Names a room. */
public record RoomId(String value) {
    public RoomId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
