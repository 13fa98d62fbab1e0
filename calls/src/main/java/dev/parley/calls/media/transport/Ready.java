package dev.parley.calls.media.transport;

import java.nio.channels.SelectionKey;

/** Belongs to a key of the selector. */
@FunctionalInterface
interface Ready {
    /** The system says that something can be done without waiting. Throws nothing that is checked: it deals with it. */
    void ready(SelectionKey key);
}
