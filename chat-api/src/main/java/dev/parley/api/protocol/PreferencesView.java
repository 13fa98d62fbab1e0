package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the user wants to have a chat. It is archived while {@code last} of the chat is not after {@code archivedSeq}, and
 * also after that while it is muted.
 *
 * @param mutedUntil no notification until then, 9999-12-31T00:00:00Z for ever; null or past when not muted
 * @param archivedSeq 0 when it was not archived
 * @param markedUnread whether it counts as unread, though nothing in it is; the next {@code readMarker.move} ends it
 * @param rev one lower than that held is to be ignored
 */
public record PreferencesView(
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant mutedUntil,
    long archivedSeq,
    boolean markedUnread,
    long rev
) {}
