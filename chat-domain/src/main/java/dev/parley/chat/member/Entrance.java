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
 * Lets users into groups and channels. Each has the chat in the inbox before they are members, so that its events find
 * them; and there it is counted, in one update of one document, so that the limit holds however many chats somebody enters
 * at once.
 */
@Component
@RequiredArgsConstructor
class Entrance {

    private final Inboxes inboxes;
    private final ChatLog log;
    private final ChatProperties properties;

    /**
     * Lets users in who are no members yet, all or none.
     *
     * @param become makes them members, or refuses
     * @throws ParleyException what {@code become} throws; {@code CHAT_LIMIT_REACHED} with the {@code userId} of one who is in
     *     as many chats as may be
     */
    <T> T enter(ChatId chatId, Collection<UserId> newcomers, Supplier<T> become) {
        try {
            note(chatId, newcomers);
            var result = become.get();
            agree(chatId, newcomers);
            return result;
        } catch (ParleyException refusal) {
            newcomers.forEach(userId -> forget(chatId, userId));
            throw refusal;
        }
    }

    /** Takes the chat out of the inbox of one who is no member any more; who has become one meanwhile keeps it. */
    void forget(ChatId chatId, UserId userId) {
        if (isMember(chatId, userId)) {
            return;
        }
        inboxes.remove(chatId, userId);
        if (isMember(chatId, userId)) {
            inboxes.add(chatId, userId);
        }
    }

    private boolean isMember(ChatId chatId, UserId userId) {
        return log
            .find(chatId)
            .flatMap(chat -> chat.member(userId))
            .isPresent();
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

    /** What counts without reason: chats that have been deleted, and those that the user did not get into after all. */
    private void tidy(UserId userId) {
        for (Chat chat : log.findReadable(inboxes.of(userId).keySet())) {
            if (chat.member(userId).isEmpty()) {
                forget(chat.id(), userId);
            }
        }
    }

    /**
     * Those who are members have the chat, though somebody may have tidied up while they were none yet; those who are none,
     * as the entrance was the repeat of one from before they left, do not.
     */
    private void agree(ChatId chatId, Collection<UserId> users) {
        var present = inboxes.markers(chatId, users).keySet();
        var members = log.find(chatId).map(Chat::members).orElse(Map.of());
        for (UserId userId : users) {
            if (!members.containsKey(userId)) {
                forget(chatId, userId);
            } else if (!present.contains(userId)) {
                inboxes.add(chatId, userId);
            }
        }
    }
}
