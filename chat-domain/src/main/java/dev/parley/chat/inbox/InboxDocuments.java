package dev.parley.chat.inbox;

import dev.parley.chat.log.ChatId;
import java.util.List;
import org.bson.Document;

/** How the document of an inbox holds its entries, and the preferences in them. */
final class InboxDocuments {

    static final String COLLECTION = "inboxes";

    static final String MUTED_UNTIL = "mutedUntil";
    static final String ARCHIVED_SEQ = "archivedSeq";
    static final String MARKED_UNREAD = "markedUnread";
    static final String REV = "rev";

    private InboxDocuments() {}

    /** Where a field of the entry of a chat is. */
    static String path(ChatId chatId, String field) {
        return "chats." + chatId + "." + field;
    }

    static ChatPreferences readPreferences(Document entry) {
        var mutedUntil = entry.getDate(MUTED_UNTIL);
        return new ChatPreferences(
            mutedUntil == null ? null : mutedUntil.toInstant(),
            entry.get(ARCHIVED_SEQ, 0L),
            entry.get(MARKED_UNREAD, false),
            entry.get(REV, 0L)
        );
    }

    static PinnedChats readPinned(Document inbox) {
        var pinned = inbox.get("pinned", new Document());
        return new PinnedChats(
            pinned.getList("chats", String.class, List.of()).stream().map(ChatId::new).toList(),
            pinned.get(REV, 0L)
        );
    }
}
