package dev.parley.chat.filter;

import dev.parley.chat.log.LoggedEvent;

/** What is done about a message with a word of the list that asks for a mark. */
@FunctionalInterface
public interface MarkFollower {
    /**
     * It is durable. Told again, by a repeat or after a failure, nothing more is done.
     *
     * @param event that has sent the message, or edited it
     * @param side whether it is of a side log
     * @param word of the list, as written there
     */
    void marked(LoggedEvent event, boolean side, String word);
}
