package dev.parley.calls.session;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Set;

/** The chats that calls are held in. */
@FunctionalInterface
public interface CallableChats {
    /**
     * Returns the chat's members if the user may start a call in it, and creates a personal chat at its first call.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND} if there is no such chat for this user, {@code FORBIDDEN} if the
     *     chat does not let the user call
     */
    Set<UserId> requireMembers(ChatId chat, UserId asking);

    /** Whether the user is a member now; by default only who may also start calls counts. */
    default boolean isMember(ChatId chat, UserId user) {
        try {
            return requireMembers(chat, user).contains(user);
        } catch (ParleyException refusal) {
            if (refusal.code() != ErrorCode.CHAT_NOT_FOUND) {
                throw refusal;
            }
            return false;
        }
    }

    /**
     * As {@link #requireMembers}, for a user who is about to ring the others.
     *
     * @throws dev.parley.chat.error.ParleyException {@code BLOCKED} in a personal chat of which one has blocked the other
     */
    default Set<UserId> requireReachable(ChatId chat, UserId caller) {
        return requireMembers(chat, caller);
    }

    /**
     * Makes sure that the user may still be reached by the others, and they by the user.
     *
     * @throws dev.parley.chat.error.ParleyException {@code BLOCKED} in a personal chat of which one has blocked the other
     */
    default void requireUnblocked(ChatId chat, UserId user) {}
}
