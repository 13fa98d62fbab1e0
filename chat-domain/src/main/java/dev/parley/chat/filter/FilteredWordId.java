package dev.parley.chat.filter;

import dev.parley.chat.id.Ids;

/** Identifies a word of the list. It follows from the word, however that is written. */
public record FilteredWordId(String value) {
    public FilteredWordId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
