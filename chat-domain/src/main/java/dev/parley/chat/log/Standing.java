package dev.parley.chat.log;

import java.util.List;

/** What an append decides upon: the chat and its messages as they stand before the event's place. */
public interface Standing {
    Chat chat();

    /**
     * A message with all that has become of it.
     *
     * @throws dev.parley.chat.error.ParleyException {@code MESSAGE_NOT_FOUND} where the log has no message at this place, or
     *     one that is deleted
     */
    LoggedEvent message(long seq);

    /** Those of the places at which the log has a message that is not deleted, as {@link #message}. */
    List<LoggedEvent> messages(List<Long> seqs);
}
