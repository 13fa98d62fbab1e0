package dev.parley.chat.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's preferences for one of their chats. A chat counts as archived until a list shows an event after {@code
 * archivedSeq}, so a new message brings it back; a muted chat stays archived.
 *
 * @param mutedUntil no notification until then, {@link #FOR_EVER} for ever; null or past when not muted
 * @param archivedSeq the head of the chat when it was archived, 0 when it was not
 * @param markedUnread whether the user wants to have it as unread, though it has been read; gone with the next move of the
 *     read marker
 * @param rev grows with each change
 */
public record ChatPreferences(@Nullable Instant mutedUntil, long archivedSeq, boolean markedUnread, long rev) {
    public static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");
    public static final ChatPreferences NONE = new ChatPreferences(null, 0, false, 0);
}
