package dev.parley.chat.moderation;

import dev.parley.chat.id.Ids;

/** Identifies a notice. */
public record NoticeId(String value) {
    public NoticeId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
