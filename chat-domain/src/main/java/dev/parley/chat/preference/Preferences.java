package dev.parley.chat.preference;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.ChatPreferences;
import dev.parley.chat.inbox.InboxPreferences;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes how a user has their own chats. */
@Service
@RequiredArgsConstructor
public class Preferences {

    private static final int PINNED_MAX = 20;

    private final ChatAccess access;
    private final ChatLog log;
    private final InboxPreferences inboxes;
    private final ApplicationEventPublisher events;

    /**
     * Mutes the chat, or unmutes it.
     *
     * @param until when it ends by itself, {@link ChatPreferences#FOR_EVER} or later for never; null to unmute
     * @throws ParleyException {@code CHAT_NOT_FOUND}
     */
    public void mute(Intent intent, ChatId chatId, @Nullable Instant until) {
        access.require(chatId, intent.actor(), ChatAction.READ);
        boolean forEver = until != null && until.isAfter(ChatPreferences.FOR_EVER);
        changed(intent.actor(), chatId, inboxes.mute(intent, chatId, forEver ? ChatPreferences.FOR_EVER : until));
    }

    /** Archives the chat until something new is in it, or takes it back to the list. @throws ParleyException {@code CHAT_NOT_FOUND} */
    public void archive(Intent intent, ChatId chatId, boolean archived) {
        var chat = access.require(chatId, intent.actor(), ChatAction.READ);
        changed(intent.actor(), chatId, inboxes.archive(intent, chatId, archived ? chat.seq() : 0));
    }

    /** Marks the chat as unread, or takes the mark away. @throws ParleyException {@code CHAT_NOT_FOUND} */
    public void markUnread(Intent intent, ChatId chatId, boolean marked) {
        access.require(chatId, intent.actor(), ChatAction.READ);
        changed(intent.actor(), chatId, inboxes.markUnread(intent, chatId, marked));
    }

    /** The user has read on in the chat, of which they are a member: it is not marked as unread any more. */
    public void readOn(UserId userId, ChatId chatId) {
        changed(userId, chatId, inboxes.unmark(userId, chatId));
    }

    /**
     * Puts these chats at the top, in this order, instead of those before.
     *
     * @throws ParleyException {@code INVALID_REQUEST} for more than 20 or a repeated one, {@code CHAT_NOT_FOUND}
     */
    public void pin(Intent intent, List<ChatId> chatIds) {
        if (chatIds.size() > PINNED_MAX || new HashSet<>(chatIds).size() < chatIds.size()) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("chatIds", "must be at most " + PINNED_MAX + " different ones")
            );
        }
        long own = log
            .findAll(
                chatIds
                    .stream()
                    .filter(chatId -> chatId.concerns(intent.actor()))
                    .toList()
            )
            .stream()
            .filter(chat -> chat.member(intent.actor()).isPresent())
            .count();
        if (own < chatIds.size()) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
        inboxes
            .pin(intent, chatIds)
            .ifPresent(pinned -> events.publishEvent(new PinnedChatsChanged(intent.actor(), pinned)));
    }

    private void changed(UserId userId, ChatId chatId, Optional<ChatPreferences> changed) {
        changed.ifPresent(preferences -> events.publishEvent(new PreferencesChanged(userId, chatId, preferences)));
    }
}
