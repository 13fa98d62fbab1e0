package dev.parley.chat.consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.WriteNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * The active chats as this node sees them. The node that marks a chat first follows it, so that the events of most chats
 * are handled where they were written. A mark holds for a minute of writing, so a busy chat costs one write of it in that
 * time.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class ActiveChats implements WriteNotice {

    private static final Duration MARKED = Duration.ofSeconds(60);

    /** Longer than a write may take, by the timeouts of the store. */
    private static final Duration WRITE = Duration.ofSeconds(20);

    private static final int MOST_MARKED = 100_000;

    private final MarkStore marks;
    private final NodeLease lease;
    private final Clock clock;
    private final ConcurrentHashMap<ChatId, FollowedChat> followed = new ConcurrentHashMap<>();
    private final Cache<ChatId, Instant> elsewhere = Caffeine.newBuilder().maximumSize(MOST_MARKED).build();

    @Override
    public void before(ChatId chatId) {
        var now = clock.instant();
        if (!markedUntil(chatId).isAfter(now.plus(WRITE))) {
            mark(chatId, now.plus(MARKED));
        }
    }

    /** A write that took longer than the mark held is made known again. */
    @Override
    public void after(ChatId chatId) {
        var now = clock.instant();
        if (!markedUntil(chatId).isAfter(now)) {
            try {
                mark(chatId, now.plus(MARKED));
            } catch (RuntimeException failure) {
                log.warn(
                    "Chat {} is not marked; its next event or the sweep will do it: {}",
                    chatId,
                    failure.toString()
                );
            }
        }
    }

    private Instant markedUntil(ChatId chatId) {
        var chat = followed.get(chatId);
        if (chat != null) {
            return chat.until();
        }
        return Optional.ofNullable(elsewhere.getIfPresent(chatId)).orElse(Instant.MIN);
    }

    private void mark(ChatId chatId, Instant until) {
        if (marks.mark(chatId, lease.id(), until)) {
            elsewhere.invalidate(chatId);
            follow(chatId, until);
        } else {
            elsewhere.put(chatId, until);
            followed.remove(chatId);
        }
    }

    /** The mark of the chat is this node's. */
    FollowedChat follow(ChatId chatId, Instant until) {
        var chat = followed.computeIfAbsent(chatId, id -> new FollowedChat(id, until));
        chat.prolong(until);
        return chat;
    }

    Optional<FollowedChat> find(ChatId chatId) {
        return Optional.ofNullable(followed.get(chatId));
    }

    boolean follows(FollowedChat chat) {
        return followed.get(chat.id()) == chat;
    }

    Collection<FollowedChat> all() {
        return followed.values();
    }

    void forget(FollowedChat chat) {
        followed.remove(chat.id(), chat);
    }

    void forgetAll() {
        followed.clear();
        elsewhere.invalidateAll();
    }

    /** Takes back {@link #forget}, unless the chat is followed again already. */
    void resume(List<FollowedChat> chats) {
        chats.forEach(chat -> followed.putIfAbsent(chat.id(), chat));
    }
}
