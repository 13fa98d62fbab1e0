package dev.parley.chat.inbox;

import dev.parley.chat.log.ChatId;
import java.util.Map;

/**
 * A user's own data about their chats.
 *
 * @param moves how often the read markers have moved
 */
public record Inbox(Map<ChatId, Entry> chats, PinnedChats pinned, long moves) {
    public static final Inbox EMPTY = new Inbox(Map.of(), PinnedChats.NONE, 0);

    /** What the user has of one chat. */
    public record Entry(ReadMarker marker, ChatPreferences preferences) {
        public static final Entry NONE = new Entry(ReadMarker.NONE, ChatPreferences.NONE);
    }

    public Entry entry(ChatId chatId) {
        return chats.getOrDefault(chatId, Entry.NONE);
    }
}
