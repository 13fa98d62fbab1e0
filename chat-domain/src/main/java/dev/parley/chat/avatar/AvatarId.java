package dev.parley.chat.avatar;

import dev.parley.chat.id.Ids;

/** Names one picture; a changed picture has a new id, so that whoever has the id may keep the picture for ever. */
public record AvatarId(String value) {
    public AvatarId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
