package dev.parley.chat.passkey;

import dev.parley.chat.id.Ids;

/** Names a passkey to its owner. The authenticator knows it by another name. */
public record PasskeyId(String value) {
    public PasskeyId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
