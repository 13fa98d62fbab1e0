package dev.parley.chat.member;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Makes users members of groups and channels. The chat is put into a user's inbox before they become a member, so that
 * its events reach them. The inbox also counts the user's chats, in one update of one document, so that the limit holds
 * however many chats a user enters at the same time. What a crash leaves undone here, or two that happen at once leave
 * wrong, {@link InboxUpkeep} puts right.
 */
@Component
@RequiredArgsConstructor
class Entrance {

    private final Inboxes inboxes;
    private final ChatLog log;
    private final ChatProperties properties;

    /**
     * Makes users members who are not yet, all or none.
     *
     * @param become makes them members, or refuses
     * @throws ParleyException what {@code become} throws; {@code CHAT_LIMIT_REACHED} with the {@code userId} of one who
     *     may not be in more chats
     */
    <T> T enter(ChatId chatId, Collection<UserId> newcomers, Supplier<T> become) {
        try {
            note(chatId, newcomers);
            var result = become.get();
            forgetStrangers(chatId, newcomers);
            return result;
        } catch (ParleyException refusal) {
            newcomers.forEach(userId -> forget(chatId, userId));
            throw refusal;
        }
    }

    /** Removes the chat from the inbox of a user who is no member, unless the user becomes one meanwhile. */
    void forget(ChatId chatId, UserId userId) {
        var chat = log.find(chatId);
        if (chat.flatMap(present -> present.member(userId)).isEmpty()) {
            inboxes.remove(chatId, userId, chat.map(Chat::seq).orElse(0L));
        }
    }

    private void note(ChatId chatId, Collection<UserId> users) {
        int limit = properties.maxChatsPerUser();
        var full = inboxes.addWithin(chatId, users, limit);
        if (!full.isEmpty()) {
            full.forEach(this::tidy);
            full = inboxes.addWithin(chatId, full, limit);
        }
        for (UserId userId : full) {
            throw new ParleyException(ErrorCode.CHAT_LIMIT_REACHED, Map.of("limit", limit, "userId", userId.value()));
        }
    }

    /** Removes entries that should not count: deleted chats, and chats that the user did not enter after all. */
    private void tidy(UserId userId) {
        for (Chat chat : log.findReadable(inboxes.of(userId).keySet())) {
            if (chat.member(userId).isEmpty()) {
                forget(chat.id(), userId);
            }
        }
    }

    /** Where the request was a late repeat, and they have left since. */
    private void forgetStrangers(ChatId chatId, Collection<UserId> users) {
        var members = log.find(chatId).map(Chat::members).orElse(Map.of());
        users
            .stream()
            .filter(userId -> !members.containsKey(userId))
            .forEach(userId -> forget(chatId, userId));
    }
}
