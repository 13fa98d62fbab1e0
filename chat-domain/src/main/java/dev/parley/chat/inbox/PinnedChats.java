package dev.parley.chat.inbox;

import dev.parley.chat.log.ChatId;
import java.util.List;

/**
 * The chats that a user keeps at the top of the list.
 *
 * @param chatIds the topmost first
 * @param rev grows with each change
 */
public record PinnedChats(List<ChatId> chatIds, long rev) {
    public static final PinnedChats NONE = new PinnedChats(List.of(), 0);
}
