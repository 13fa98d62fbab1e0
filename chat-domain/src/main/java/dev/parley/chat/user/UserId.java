package dev.parley.chat.user;

import dev.parley.chat.id.Ids;

/** Names a user for ever. */
public record UserId(String value) implements Comparable<UserId> {
    public UserId {
        Ids.requireUlid(value);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
