package dev.parley.chat.run;

import dev.parley.chat.id.Ids;

/** Names a run. */
public record RunId(String value) {
    public RunId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
