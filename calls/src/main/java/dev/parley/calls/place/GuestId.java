package dev.parley.calls.place;

import dev.parley.chat.id.Ids;

/** Names a guest: somebody without an account, in one meeting or room only. */
public record GuestId(String value) {
    public GuestId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
