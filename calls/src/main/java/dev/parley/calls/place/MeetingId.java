package dev.parley.calls.place;

import dev.parley.chat.id.Ids;

/** Names a meeting. */
public record MeetingId(String value) {
    public MeetingId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
