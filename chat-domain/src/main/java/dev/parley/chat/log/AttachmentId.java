package dev.parley.chat.log;

import dev.parley.chat.id.Ids;

/** Names an uploaded file for ever. */
public record AttachmentId(String value) {
    public AttachmentId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
