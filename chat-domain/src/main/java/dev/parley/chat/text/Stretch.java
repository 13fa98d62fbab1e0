package dev.parley.chat.text;

import dev.parley.chat.text.Addresses.Address;

/** A part of a text, in UTF-16 units, in which what begins within a line also ends: a paragraph, a heading, an item. */
record Stretch(int start, int end) {
    boolean contains(Address address) {
        return start <= address.start() && address.end() <= end;
    }
}
