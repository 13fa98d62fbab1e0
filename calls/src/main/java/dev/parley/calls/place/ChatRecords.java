package dev.parley.calls.place;

import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What {@link ChatPlaceRules} need to know of the chats. */
interface ChatRecords {
    /** The chat with every event that is durable now. */
    Optional<Chat> find(ChatId chat);

    /** The chat as this node remembers it, which announcements keep current; read only where it remembers nothing. */
    Optional<Chat> recall(ChatId chat);

    /**
     * Creates a personal chat at its first call; does nothing for any other.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}, {@code USER_NOT_FOUND}
     */
    void ensure(ChatId chat, UserId asking);

    /**
     * Makes sure that the user could call the other one in a chat of the two.
     *
     * @throws dev.parley.chat.error.ParleyException {@code USER_NOT_FOUND}; {@code BLOCKED} with the other's {@code userId}
     */
    void requireReachable(UserId user, UserId other);

    /** @throws dev.parley.chat.error.ParleyException as {@link dev.parley.chat.access.ChatAccess#require} */
    void require(Chat chat, UserId user, ChatAction action);

    /** What keeps the user from writing in the chat now, and from being heard in its calls. */
    Optional<TimeOut> timeOut(Chat chat, UserId user);

    /** @throws dev.parley.chat.error.ParleyException {@code TIMED_OUT} with {@code until} and {@code reason} */
    void requireNoTimeOut(Chat chat, UserId user);

    /** Those of the users who are bots: nobody can call them. */
    Set<UserId> bots(Collection<UserId> users);

    /** @throws dev.parley.chat.error.ParleyException {@code BLOCKED} in a personal chat of which one has blocked the other */
    void requireUnblocked(ChatId chat, UserId user);
}
