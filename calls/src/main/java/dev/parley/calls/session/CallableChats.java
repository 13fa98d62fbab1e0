package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Set;

/** The chats that calls are held in. */
@FunctionalInterface
public interface CallableChats {
    /**
     * Returns the chat's members if the user is one of them, and creates a personal chat at its first call.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND} if there is no such chat for this user
     */
    Set<UserId> requireMembers(ChatId chat, UserId asking);

    /**
     * As {@link #requireMembers}, for a user who is about to ring the others.
     *
     * @throws dev.parley.chat.error.ParleyException {@code BLOCKED} in a personal chat of which one has blocked the other
     */
    default Set<UserId> requireReachable(ChatId chat, UserId caller) {
        return requireMembers(chat, caller);
    }
}
