package dev.parley.chat.avatar;

import dev.parley.chat.id.Ids;

/** Identifies one picture. A changed picture has a new id, so clients may cache pictures by id for ever. */
public record AvatarId(String value) {
    public AvatarId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
