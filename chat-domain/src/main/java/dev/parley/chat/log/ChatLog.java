package dev.parley.chat.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * The logs of all chats. A chat is changed in one way only: by appending an event, decided upon the chat as it stands.
 *
 * <p>The place of an event is won by inserting it (see {@link LogStore}), so that the log has no gaps, event n is never
 * visible before event n−1, and a decision that was made on an outdated chat cannot be written by any node: its place is
 * taken, and it is made again. Within a node the appends to one chat are queued and written in batches
 * ({@link Sequencer}). Each durable event is then published, in order, as an application event of type {@link LoggedEvent}.
 */
@Slf4j
@Service
public class ChatLog {

    private static final int CACHED_CHATS = 20_000;
    private static final int PAGE = 500;
    private static final int TAIL = 16;
    private static final int MENTIONS_MAX = 100;

    private final LogStore store;
    private final SnapshotStore snapshots;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final Cache<ChatId, Chat> chats = Caffeine.newBuilder().maximumSize(CACHED_CHATS).build();
    private final ConcurrentHashMap<ChatId, Sequencer> sequencers = new ConcurrentHashMap<>();

    ChatLog(LogStore store, SnapshotStore snapshots, ApplicationEventPublisher publisher, Clock clock) {
        this.store = store;
        this.snapshots = snapshots;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Creates the chat by its first event; where it exists already, returns it as it stands. */
    public Chat create(ChatId chatId, NewEvent first) {
        var existing = find(chatId);
        if (existing.isPresent()) {
            return existing.get();
        }
        var event = new LoggedEvent(chatId, 1, clock.instant(), first.actor(), first.key(), 0, first.body());
        if (store.insert(List.of(event)) == 1) {
            var created = Chat.created(event);
            appended(List.of(event), created);
            return created;
        }
        return find(chatId).orElseThrow();
    }

    /**
     * Appends the event that {@code decide} makes of the chat as it stands, and returns it once it is durable. The
     * function may be called several times and must have no effects; what it throws is thrown here. Where it returns null
     * there is nothing to append, and the newest event is returned. An event whose key the log has already is not written
     * again: the first one is returned.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND} when there is no such chat
     */
    public LoggedEvent append(ChatId chatId, Function<Chat, @Nullable NewEvent> decide) {
        var pending = new Sequencer.Pending(decide);
        var sequencer = sequencers.compute(chatId, (id, running) -> {
            var target = running == null ? new Sequencer(id, this, store) : running;
            target.add(pending);
            return target;
        });
        sequencer.start();
        try {
            return pending.result().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Whether there is such a chat; costs nothing for one that is in use on this node. */
    public boolean exists(ChatId chatId) {
        return remembered(chatId).isPresent() || find(chatId).isPresent();
    }

    /** The newest event of the same chat that this node knows of, which may be the given one. */
    public LoggedEvent newestKnown(LoggedEvent event) {
        return remembered(event.chatId())
            .map(Chat::last)
            .filter(last -> last.seq() > event.seq())
            .orElse(event);
    }

    /** The chat with every event that is durable now. */
    public Optional<Chat> find(ChatId chatId) {
        return findAll(List.of(chatId)).stream().findFirst();
    }

    /** Those of the chats that exist, each with every event that is durable now; in the order asked for. */
    public List<Chat> findAll(Collection<ChatId> chatIds) {
        var wanted = List.copyOf(new LinkedHashSet<>(chatIds));
        var found = new ArrayList<Chat>();
        for (int from = 0; from < wanted.size(); from += PAGE) {
            found.addAll(findPage(wanted.subList(from, Math.min(from + PAGE, wanted.size()))));
        }
        return found;
    }

    /**
     * As {@link #findAll}, for work that goes over the chats of many people. One that cannot be read, as a newer node of a
     * rolling update may have written it, is left out and keeps nobody from the others.
     */
    public List<Chat> findReadable(Collection<ChatId> chatIds) {
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

    /** The event that was appended with this key. */
    public Optional<LoggedEvent> findByKey(ChatId chatId, String key) {
        return store.byKey(chatId, key);
    }

    /** The events from one place to another, both included, as far as they exist; oldest first. */
    public List<LoggedEvent> read(ChatId chatId, long from, long to) {
        return store.range(chatId, from, to);
    }

    /**
     * Of each chat the messages by others after the given place that mention the user as they are now, oldest first; the
     * newest {@value #MENTIONS_MAX} of more. Chats without any are left out.
     */
    public Map<ChatId, List<Long>> mentionsOf(UserId userId, Map<ChatId, Long> after) {
        return store.mentionsOf(userId, after, MENTIONS_MAX);
    }

    /** The events at these places of any chats, as far as they exist; those of one chat oldest first. */
    public List<LoggedEvent> read(Collection<Place> places) {
        return store.at(places);
    }

    /** Hands out the ids of all chats, {@code batch} at a time; chats created meanwhile may be missing. */
    public void forEachChat(int batch, Consumer<List<ChatId>> consumer) {
        snapshots.forEachId(batch, consumer);
    }

    private void fromFirstEvent(ChatId chatId, Map<ChatId, Chat> known) {
        store.range(chatId, 1, 1).forEach(first -> known.put(chatId, Chat.created(first)));
    }

    /** Applies the next events to each chat; returns those that may have still more. */
    private List<Chat> advance(List<Chat> behind, int limit, Map<ChatId, Chat> known) {
        Map<ChatId, Integer> read = new HashMap<>();
        var tails = store.tails(behind, limit);
        // Whoever wrote them may have died before this; the snapshot from which they are read is older than they are.
        store.carryOver(tails);
        for (LoggedEvent event : tails) {
            known.computeIfPresent(event.chatId(), (_, chat) -> {
                if (event.seq() != chat.seq() + 1) {
                    // Written while the store was being read, with its predecessor missed: the next look finds both.
                    return chat;
                }
                read.merge(event.chatId(), 1, Integer::sum);
                return chat.after(event);
            });
        }
        var more = new ArrayList<Chat>();
        read.forEach((chatId, events) -> {
            if (events == limit) {
                more.add(known.get(chatId));
            }
        });
        return more;
    }

    /** Keeps the newest known state, and now and then a snapshot of it. */
    void remember(Chat chat) {
        chats.asMap().merge(chat.id(), chat, (old, fresh) -> fresh.seq() > old.seq() ? fresh : old);
    }

    Optional<Chat> remembered(ChatId chatId) {
        return Optional.ofNullable(chats.getIfPresent(chatId));
    }

    /** What a {@link Sequencer} tells after each batch: the events are durable, and this is the chat after them. */
    void appended(List<LoggedEvent> events, Chat chat) {
        // First: while this fails the chat stays as it was remembered, and the next look at it tries again.
        store.carryOver(events);
        remember(chat);
        events.forEach(publisher::publishEvent);
        if (SnapshotRule.isDue(events)) {
            snapshots.save(chat);
        }
    }

    Clock clock() {
        return clock;
    }

    /** True when the sequencer had nothing left to do and is forgotten. */
    boolean retire(ChatId chatId) {
        return sequencers.computeIfPresent(chatId, (_, sequencer) -> sequencer.isIdle() ? null : sequencer) == null;
    }
}
