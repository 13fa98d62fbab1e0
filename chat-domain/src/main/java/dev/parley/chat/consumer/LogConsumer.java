package dev.parley.chat.consumer;

import java.util.List;

/**
 * A part of the program that follows the logs of all chats. It is handed each event at least once, those of a chat in
 * their order, on one node at a time, whatever restarts or fails meanwhile. So what it does must do no harm when done
 * again, or late, when the chat has changed since.
 *
 * <p>A bean of this type is all there is to register. What it throws is tried again after a while, for that chat alone;
 * see {@link LogConsumers}.
 */
public interface LogConsumer {
    /** Names its cursors. A consumer that is to read the logs anew takes a new name. */
    String name();

    /** Where it begins with the chats that are there before it. */
    default Start start() {
        return Start.BEGINNING;
    }

    /** How long events may wait for more of them. */
    default Gathering gathering() {
        return Gathering.NONE;
    }

    /**
     * Handles successive events of some chats, each chat once. Where it throws, each chat is tried by itself.
     *
     * <p>An event is as it was when it was written, or as it is now: a message may have been edited or deleted since.
     */
    void handle(List<Batch> batches);

    /** Where a consumer begins. */
    enum Start {
        /** With the first event of each chat. */
        BEGINNING,
        /** With what is written once the consumer has been started for the first time. */
        PRESENT,
    }
}
