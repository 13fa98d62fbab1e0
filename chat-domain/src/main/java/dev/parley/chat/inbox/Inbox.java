package dev.parley.chat.inbox;

import dev.parley.chat.log.ChatId;
import java.util.Map;

/**
 * A user's own data about their chats.
 *
 * @param moves how often the read markers have moved
 * @param restored how often a chat was put back that had been missing though the user was a member
 */
public record Inbox(Map<ChatId, Entry> chats, PinnedChats pinned, long moves, long restored) {
    public static final Inbox EMPTY = new Inbox(Map.of(), PinnedChats.NONE, 0, 0);

    /** What the user has of one chat. */
    public record Entry(ReadMarker marker, ChatPreferences preferences) {
        public static final Entry NONE = new Entry(ReadMarker.NONE, ChatPreferences.NONE);
    }

    public Entry entry(ChatId chatId) {
        return chats.getOrDefault(chatId, Entry.NONE);
    }
}
