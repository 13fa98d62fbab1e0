package dev.parley.calls.session;

import dev.parley.chat.id.Ids;

/** Names one recording of a call. */
public record RecordingId(String value) {
    public RecordingId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
