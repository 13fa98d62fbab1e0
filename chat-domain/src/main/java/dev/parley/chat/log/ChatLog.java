package dev.parley.chat.log;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.once.SettledKeys;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The logs of all chats. A chat is changed in one way only: by appending an event, decided upon the chat as it stands.
 *
 * <p>The place of an event is won by inserting it (see {@link LogStore}), so that the log has no gaps, event n is never
 * visible before event n−1, and a decision that was made on an outdated chat cannot be written by any node: its place is
 * taken, and it is made again. Within a node the appends to one chat are queued and written in batches
 * ({@link Sequencer}). What has become durable is then published as an application event of type {@link EventsLogged}.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class ChatLog {

    private static final int MENTIONS_MAX = 100;
    private static final int MISSED_CALLS_MAX = 100;

    private final LogStore store;
    private final SnapshotStore snapshots;
    private final KnownChats known;
    private final SettledKeys settled;
    private final WriteNotice notice;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final ConcurrentHashMap<ChatId, Sequencer> sequencers = new ConcurrentHashMap<>();
    private final LogCounts counts = new LogCounts();

    public LogCounts counts() {
        return counts;
    }

    /** Creates the chat by its first event; where it exists already, returns it as it stands. */
    public Chat create(ChatId chatId, Cause cause, ChatCreated first) {
        var existing = find(chatId);
        if (existing.isPresent()) {
            return existing.get();
        }
        var event = new LoggedEvent(chatId, 1, clock.instant(), cause.actor(), cause.key(), 0, first);
        if (insert(chatId, List.of(event)) == 1) {
            var created = Chat.created(event);
            if (appended(List.of(event), created)) {
                keepSnapshot(List.of(event), created);
            }
            return created;
        }
        return find(chatId).orElseThrow();
    }

    /**
     * Appends the event that {@code decide} makes of the chat as it stands, and returns it once it is durable. The
     * function may be called several times and must have no effects; what it throws is thrown here. Where it returns null
     * there is nothing to append.
     *
     * <p>An append whose key the log has already is a repeat, however late: it is answered with the first event, whatever
     * the function makes of it. So is one that was refused or had nothing to append, where its cause says so.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND} when there is no such chat, or it is a personal one of others;
     *     {@code UNAVAILABLE}
     */
    public Appended append(ChatId chatId, Cause cause, Function<Standing, @Nullable EventBody> decide) {
        if (!chatId.concerns(cause.actor())) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
        var pending = new Pending(cause, decide);
        var sequencer = sequencers.compute(chatId, (id, running) -> {
            var target = running == null ? new Sequencer(id, this, store, settled) : running;
            target.add(pending);
            return target;
        });
        sequencer.start();
        try {
            return pending.result().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw failed;
        }
    }

    /** Whether there is such a chat; costs nothing for one that is in use on this node. */
    public boolean exists(ChatId chatId) {
        return remembered(chatId).isPresent() || find(chatId).isPresent();
    }

    /**
     * The chat as this node remembers it, else as it stands now. What is remembered follows the announcements while somebody
     * who belongs to the chat is connected here, and may be old otherwise; so this is for a check that is made often and has
     * another one behind it.
     */
    public Optional<Chat> recall(ChatId chatId) {
        return remembered(chatId).or(() -> find(chatId));
    }

    /** The chat with every event that is durable now. */
    public Optional<Chat> find(ChatId chatId) {
        return findAll(List.of(chatId)).stream().findFirst();
    }

    /** Those of the chats that exist, each with every event that is durable now; in the order asked for. */
    public List<Chat> findAll(Collection<ChatId> chatIds) {
        return known.findAll(chatIds);
    }

    /**
     * As {@link #findAll}, for work on the chats of many people: a chat that cannot be read, because a newer node of a
     * rolling update has written it, is left out instead of failing the rest.
     */
    public List<Chat> findReadable(Collection<ChatId> chatIds) {
        return known.findReadable(chatIds);
    }

    /**
     * Another node has said that the event is durable. Where it is the next one of a chat that this node remembers, the
     * chat goes on by it, and need not be read again. Any other changes nothing, and is found in the log.
     */
    public void heard(LoggedEvent event) {
        known.heard(event);
    }

    /**
     * As {@link #read}, for a node that goes on by what it reads: whoever wrote it may have died before anything was
     * carried over.
     */
    public List<LoggedEvent> catchUp(ChatId chatId, long from, long to) {
        var events = store.range(chatId, from, to);
        store.carryOver(events);
        events.forEach(known::heard);
        return events;
    }

    /** The chat as this node remembers it, which costs nothing; other nodes may have changed it since. */
    public Optional<Chat> remembered(ChatId chatId) {
        return known.remembered(chatId);
    }

    /** Those of the chats whose log goes on after the given place. Reads no event, only whether there is one. */
    public Set<ChatId> goingOnAfter(Map<ChatId, Long> places) {
        return store.goingOnAfter(places);
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
     * For each chat the messages by others after the given place that now mention the user, oldest first; at most the
     * newest {@value #MENTIONS_MAX}. Chats without any are left out.
     */
    public Map<ChatId, List<Long>> mentionsOf(UserId userId, Map<ChatId, Long> after) {
        return store.mentionsOf(userId, after, MENTIONS_MAX);
    }

    /**
     * For each chat the calls after the given place that the user has missed, oldest first; at most the newest
     * {@value #MISSED_CALLS_MAX}. Chats without any are left out. Reads no event.
     */
    public Map<ChatId, List<Long>> missedCallsOf(UserId userId, Map<ChatId, Long> after) {
        return store.missedCallsOf(userId, after, MISSED_CALLS_MAX);
    }

    /**
     * How many messages by others than the reader are deleted in each stretch, as its chat stands; chats without any are
     * left out.
     */
    public Map<ChatId, Long> deletedByOthers(UserId reader, Collection<Stretch> stretches) {
        return store.deletedByOthers(reader, stretches);
    }

    /**
     * How many messages the author has sent between two places, both included; deleted ones count. Reads all events
     * between.
     */
    public long countSent(ChatId chatId, UserId author, long from, long to) {
        return store.countSent(chatId, author, from, to);
    }

    /**
     * The versions of a message: the first one and the newest {@value KeptVersions#EDITS_KEPT}.
     *
     * @param before the seq of a version, for those older than it
     * @return nothing of what is no message, or is deleted
     */
    public Optional<MessageVersions> versions(ChatId chatId, long seq, long before, int limit) {
        return store.versions(chatId, seq, before, limit);
    }

    /** The events at these places of any chats, as far as they exist; those of one chat oldest first. */
    public List<LoggedEvent> read(Collection<EventRef> places) {
        return store.at(places);
    }

    /**
     * How far each log reaches, which costs a look-up of one id for a chat without news.
     *
     * @param known places up to which the logs are known to reach; 0 for nothing
     */
    public Map<ChatId, Long> heads(Map<ChatId, Long> known) {
        return store.heads(known);
    }

    /** Passes on the ids of all chats, {@code batch} at a time; chats that are created meanwhile may be missing. */
    public void forEachChat(int batch, Consumer<List<ChatId>> consumer) {
        snapshots.forEachId(batch, consumer);
    }

    /** The same of the chats that keep their messages for a number of days; one that has just decided it may be missing. */
    public void forEachChatWithKeptDays(int batch, Consumer<List<ChatId>> consumer) {
        snapshots.forEachIdWithKeptDays(batch, consumer);
    }

    /** See {@link LogStore#insert}; whatever follows the logs will find the events. */
    int insert(ChatId chatId, List<LoggedEvent> events) {
        notice.before(chatId);
        try {
            long begin = System.nanoTime();
            int written = store.insert(events);
            counts.written(events.size(), written, System.nanoTime() - begin);
            return written;
        } finally {
            notice.after(chatId);
        }
    }

    /**
     * The events are durable, and this is the chat after them. Whatever fails here changes nothing about that: feeds and
     * consumers find the events in the log.
     *
     * @return whether what they did to messages is carried over; where it is not, a snapshot after them would keep others
     *     from doing it
     */
    boolean appended(List<LoggedEvent> events, Chat chat) {
        boolean carriedOver = false;
        try {
            // First: while this fails the chat stays as it was remembered, and the next look at it tries again.
            store.carryOver(events);
            carriedOver = true;
            known.remember(chat);
            publisher.publishEvent(new EventsLogged(events));
        } catch (RuntimeException failure) {
            log.warn("Events up to {} of {} were written and not told of", chat.seq(), chat.id(), failure);
        }
        return carriedOver;
    }

    /** Saves a snapshot of the chat where one is due after the events; nobody waits for it. */
    void keepSnapshot(List<LoggedEvent> events, Chat chat) {
        try {
            if (SnapshotRule.isDue(events)) {
                snapshots.save(chat);
            }
        } catch (RuntimeException failure) {
            log.warn("No snapshot of {} at {}; the log has it all", chat.id(), chat.seq(), failure);
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
