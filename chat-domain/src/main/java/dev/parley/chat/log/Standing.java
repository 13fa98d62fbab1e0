package dev.parley.chat.log;

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
}
