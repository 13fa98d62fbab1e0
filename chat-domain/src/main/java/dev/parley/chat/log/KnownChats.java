package dev.parley.chat.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Loads chats: from this node's cache, otherwise a snapshot, otherwise the first event; then applies the events that
 * the log has after it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class KnownChats {

    private static final int CACHED_CHATS = 20_000;
    private static final int PAGE = 500;
    private static final int TAIL = 16;

    private final LogStore store;
    private final SnapshotStore snapshots;
    private final Cache<ChatId, Chat> chats = Caffeine.newBuilder().maximumSize(CACHED_CHATS).build();

    /** See {@link ChatLog#findAll}. */
    List<Chat> findAll(Collection<ChatId> chatIds) {
        var wanted = List.copyOf(new LinkedHashSet<>(chatIds));
        var found = new ArrayList<Chat>();
        for (int from = 0; from < wanted.size(); from += PAGE) {
            found.addAll(findPage(wanted.subList(from, Math.min(from + PAGE, wanted.size()))));
        }
        return found;
    }

    /** See {@link ChatLog#findReadable}. */
    List<Chat> findReadable(Collection<ChatId> chatIds) {
        var wanted = List.copyOf(chatIds);
        var found = new ArrayList<Chat>();
        for (int from = 0; from < wanted.size(); from += PAGE) {
            found.addAll(readable(wanted.subList(from, Math.min(from + PAGE, wanted.size()))));
        }
        return found;
    }

    private List<Chat> readable(List<ChatId> page) {
        try {
            return findPage(page);
        } catch (DataAccessException | MongoException storeAway) {
            throw storeAway;
        } catch (RuntimeException unreadable) {
            if (page.size() == 1) {
                log.warn("Chat {} cannot be read", page.getFirst(), unreadable);
                return List.of();
            }
            int middle = page.size() / 2;
            var chats = new ArrayList<>(readable(page.subList(0, middle)));
            chats.addAll(readable(page.subList(middle, page.size())));
            return chats;
        }
    }

    private List<Chat> findPage(List<ChatId> wanted) {
        Map<ChatId, Chat> known = new HashMap<>(chats.getAllPresent(wanted));
        var unknown = wanted
            .stream()
            .filter(id -> !known.containsKey(id))
            .toList();
        if (!unknown.isEmpty()) {
            snapshots.find(unknown).forEach(chat -> known.put(chat.id(), chat));
            unknown
                .stream()
                .filter(id -> !known.containsKey(id))
                .forEach(id -> fromFirstEvent(id, known));
        }
        // Most chats have nothing new: one id each is enough to know.
        var behind = advance(List.copyOf(known.values()), 1, known);
        while (!behind.isEmpty()) {
            behind = advance(behind, TAIL, known);
        }
        known.values().forEach(this::remember);
        return wanted.stream().filter(known::containsKey).map(known::get).toList();
    }

    private void fromFirstEvent(ChatId chatId, Map<ChatId, Chat> known) {
        store.range(chatId, 1, 1).forEach(first -> known.put(chatId, Chat.created(first)));
    }

    /** Applies the next events to each chat; returns those that may have still more. */
    private List<Chat> advance(List<Chat> behind, int limit, Map<ChatId, Chat> known) {
        Map<ChatId, Integer> read = new HashMap<>();
        var tails = store.tails(behind, limit);
        // The node that wrote them may have crashed before it did this; here they are newer than the snapshot.
        store.carryOver(tails);
        var deleting = new HashSet<ChatId>();
        for (LoggedEvent event : tails) {
            known.computeIfPresent(event.chatId(), (_, chat) -> {
                if (event.seq() != chat.seq() + 1) {
                    // Written while the store was being read, with its predecessor missed: the next look finds both.
                    return chat;
                }
                read.merge(event.chatId(), 1, Integer::sum);
                if (event.body() instanceof MessageDeleted || event.body() instanceof MessagesRemoved) {
                    deleting.add(event.chatId());
                }
                return chat.after(event);
            });
        }
        deleting.forEach(chatId -> replaceSnapshot(Objects.requireNonNull(known.get(chatId))));
        var more = new ArrayList<Chat>();
        read.forEach((chatId, events) -> {
            if (events == limit) {
                more.add(known.get(chatId));
            }
        });
        return more;
    }

    /** An older one may hold the words that are to be gone, and whoever has deleted them may have died before replacing it. */
    private void replaceSnapshot(Chat chat) {
        try {
            snapshots.save(chat);
        } catch (RuntimeException failure) {
            log.warn("No snapshot of {} at {}; the log has it all", chat.id(), chat.seq(), failure);
        }
    }

    /** The newest known state stays. */
    void remember(Chat chat) {
        chats.asMap().merge(chat.id(), chat, (old, fresh) -> fresh.seq() > old.seq() ? fresh : old);
    }

    /** See {@link ChatLog#heard}. What it does to messages was carried over by the node that has written it. */
    void heard(LoggedEvent event) {
        chats
            .asMap()
            .computeIfPresent(event.chatId(), (_, chat) -> event.seq() == chat.seq() + 1 ? chat.after(event) : chat);
    }

    void forget(ChatId chatId) {
        chats.invalidate(chatId);
    }

    Optional<Chat> remembered(ChatId chatId) {
        return Optional.ofNullable(chats.getIfPresent(chatId));
    }
}
