package dev.parley.chat.apikey;

import dev.parley.chat.id.Ids;

/** Names an API key. It is part of the key's text, and no secret. */
public record ApiKeyId(String value) {
    public ApiKeyId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
