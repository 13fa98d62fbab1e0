package dev.parley.chat.storage;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/** Of which files that are about to come take their room. */
@FunctionalInterface
public interface RoomSource {
    /** For files that nobody counts. */
    RoomSource UNCOUNTED = (_, _, _) -> UncountedRoom.INSTANCE;

    /**
     * Takes room for a file. Whoever takes it {@linkplain Room#settle settles} it once the file is there, or
     * {@linkplain Room#release releases} it.
     *
     * @throws dev.parley.chat.error.ParleyException {@code STORAGE_QUOTA_EXCEEDED}
     */
    Room take(UserId userId, ChatId chatId, long bytes);
}
