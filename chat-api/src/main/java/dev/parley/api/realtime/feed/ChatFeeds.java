package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.realtime.bus.Interest;
import dev.parley.api.realtime.bus.Topic;
import dev.parley.api.realtime.bus.Topics;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.EncodedEvent;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.ChatFeed.Attached;
import dev.parley.api.realtime.feed.ChatFeed.Offered;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers the events of chats to the connections of this node. An event comes from the sequencer of this node, or from
 * another node; both ways may lose one (a node dies after the write, Redis is away), and so every feed is compared with
 * the log from time to time.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class ChatFeeds {

    private static final int FILL_PAGE = 100;
    private static final int PLACES = 20_000;

    private final ConcurrentHashMap<ChatId, ChatFeed> feeds = new ConcurrentHashMap<>();
    private final LongAdder repairs = new LongAdder();

    /**
     * How far feeds had come that have ended. Connections that have left such a chat may be here still: an event that comes
     * once more, and late, must not take them in again.
     */
    private final Cache<ChatId, Long> places = Caffeine.newBuilder().maximumSize(PLACES).build();

    /** One for each feed. */
    private final ConcurrentHashMap<ChatId, Interest> interests = new ConcurrentHashMap<>();

    private final Connections connections;
    private final FollowedChats followed;
    private final ChatLog chatLog;
    private final FrameCodec codec;
    private final Topics topics;

    /** To be held while chats are read from which connections are to be attached, so that nothing after them is missed. */
    public Interest expect(Collection<ChatId> chatIds) {
        return Interest.all(
            chatIds
                .stream()
                .map(chatId -> topics.hold(Topic.chat(chatId)))
                .toList()
        );
    }

    /**
     * From here on the connection gets the events of these chats, for as long as its user is a member.
     *
     * @param chats as they were read, with the user as a member; members may have left since
     */
    public void attach(Connection connection, UserId userId, List<Chat> chats) {
        for (var wanted = chats; !wanted.isEmpty(); wanted = readAgain(wanted, userId)) {
            wanted = wanted
                .stream()
                .filter(chat -> isTooOld(chat, connection, userId))
                .toList();
        }
    }

    /** True where the feed knows too little for a chat as it was read: it has to be read again. */
    private boolean isTooOld(Chat chat, Connection connection, UserId userId) {
        var tooOld = new AtomicBoolean();
        feeds.compute(chat.id(), (chatId, present) -> {
            var feed = present == null ? begin(chatId, chat.seq()) : present;
            tooOld.set(feed.attach(connection, userId, chat.seq()) == Attached.OUTDATED);
            // The connection may have closed, or its user have left.
            return unlessDeserted(chatId, feed);
        });
        return tooOld.get();
    }

    private List<Chat> readAgain(List<Chat> outdated, UserId userId) {
        return chatLog
            .findAll(outdated.stream().map(Chat::id).toList())
            .stream()
            .filter(chat -> chat.member(userId).isPresent())
            .toList();
    }

    /** The connection is gone; a feed that has none left ends. */
    public void detach(Connection connection) {
        followed.of(connection).forEach(chatId ->
            feeds.computeIfPresent(chatId, (_, feed) -> {
                feed.detach(connection);
                return unlessDeserted(chatId, feed);
            })
        );
    }

    /** The chats of which somebody is connected to this node. */
    Set<ChatId> followed() {
        return Set.copyOf(feeds.keySet());
    }

    /** Sends a frame that is not of the log to those who are members as far as the feed has come; never blocks. */
    void tell(ChatId chatId, Predicate<Connection> whom, byte[] frame) {
        if (feeds.get(chatId) instanceof ChatFeed feed) {
            feed.tell(whom, frame);
        }
    }

    /** The connections of this node that get the events of the chat. */
    Set<Connection> receivers(ChatId chatId) {
        var feed = feeds.get(chatId);
        return feed == null ? Set.of() : feed.receivers();
    }

    /**
     * Delivers events to those who are here for them; never blocks.
     *
     * @param events of one chat, in order
     */
    public void deliver(List<ChatEvent> events) {
        var left = events;
        while (!left.isEmpty()) {
            if (!(feedFor(left.getFirst()) instanceof ChatFeed feed)) {
                left = left.subList(1, left.size());
            } else if (isTaken(feed, left)) {
                return;
            }
        }
    }

    /** False for a feed that has ended. It is forgotten by now: the next look finds none, or the one that took its place. */
    private boolean isTaken(ChatFeed feed, List<ChatEvent> events) {
        var chatId = events.getFirst().chatId();
        return switch (feed.offer(encoded(events))) {
            case DELIVERED -> {
                endIfDeserted(chatId, feed);
                yield true;
            }
            case EARLY -> {
                inBackground(chatId, () -> fill(chatId, feed));
                yield true;
            }
            case ENDED -> false;
        };
    }

    /** Chats of which an audit has found events that had not come. */
    long repairs() {
        return repairs.sum();
    }

    /** Finds what was lost on the way: a durable event is at most this late. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        var audited = new HashMap<>(feeds);
        compareWithLog(audited);
        audited.forEach((chatId, feed) ->
            chatLog
                .remembered(chatId)
                .ifPresent(chat -> feed.strangersTo(chat).forEach(stranger -> stranger.close(CloseCode.OUT_OF_STEP)))
        );
    }

    private void compareWithLog(Map<ChatId, ChatFeed> audited) {
        var places = new HashMap<ChatId, Long>();
        audited.forEach((chatId, feed) -> places.put(chatId, feed.delivered()));
        for (ChatId chatId : chatLog.goingOnAfter(places)) {
            if (audited.get(chatId) instanceof ChatFeed feed) {
                repairs.increment();
                fillReadable(chatId, feed);
            }
        }
    }

    /** What a newer node of a rolling update has written, and this one cannot read, keeps nobody from other chats. */
    private void fillReadable(ChatId chatId, ChatFeed feed) {
        try {
            fill(chatId, feed, Long.MAX_VALUE);
        } catch (DataAccessException | MongoException storeAway) {
            throw storeAway;
        } catch (RuntimeException unreadable) {
            log.warn("Chat {} cannot be read", chatId, unreadable);
        }
    }

    private @Nullable ChatFeed feedFor(ChatEvent event) {
        return feeds.computeIfAbsent(event.chatId(), chatId ->
            event.seq() > place(chatId) && concernsAnyoneHere(event) ? begin(chatId, event.seq() - 1) : null
        );
    }

    private ChatFeed begin(ChatId chatId, long delivered) {
        var feed = new ChatFeed(chatId, connections, followed, Math.max(delivered, place(chatId)));
        var interest = topics.hold(Topic.chat(chatId));
        interests.put(chatId, interest);
        if (!interest.isHeardBefore()) {
            // What was published before the confirmation did not come.
            interest.confirmed().thenRun(() -> inBackground(chatId, () -> compareWithLog(Map.of(chatId, feed))));
        }
        return feed;
    }

    private long place(ChatId chatId) {
        return Objects.requireNonNullElse(places.getIfPresent(chatId), 0L);
    }

    private @Nullable ChatFeed unlessDeserted(ChatId chatId, ChatFeed feed) {
        if (!feed.endIfDeserted()) {
            return feed;
        }
        places.put(chatId, feed.delivered());
        if (interests.remove(chatId) instanceof Interest interest) {
            interest.close();
        }
        return null;
    }

    /** All may have left by the event. */
    private void endIfDeserted(ChatId chatId, ChatFeed feed) {
        if (feed.isDeserted()) {
            feeds.computeIfPresent(chatId, (_, present) -> unlessDeserted(chatId, present));
        }
    }

    private void fill(ChatId chatId, ChatFeed feed) {
        long delivered = feed.delivered();
        fill(chatId, feed, feed.seen());
        if (feed.delivered() > delivered && feed.delivered() < feed.seen()) {
            fill(chatId, feed);
        }
    }

    private void fill(ChatId chatId, ChatFeed feed, long upTo) {
        if (!feed.beginFill()) {
            return;
        }
        try {
            int read = FILL_PAGE;
            for (long from = feed.delivered() + 1; from <= upTo && read == FILL_PAGE; from += FILL_PAGE) {
                var page = chatLog.catchUp(chatId, from, Math.min(from + FILL_PAGE - 1, upTo));
                read = page.size();
                offer(feed, page.stream().map(ChatEventMapper::toWire).toList());
            }
        } finally {
            feed.endFill();
        }
        endIfDeserted(chatId, feed);
    }

    /** A feed that has ended by an event takes no later one: with that another feed may begin. */
    private void offer(ChatFeed feed, List<ChatEvent> events) {
        if (feed.offer(encoded(events)) == Offered.ENDED) {
            deliver(events);
        }
    }

    private List<EncodedEvent> encoded(List<ChatEvent> events) {
        return events
            .stream()
            .map(event -> new EncodedEvent(event, codec.encode(event)))
            .toList();
    }

    private static void inBackground(ChatId chatId, Runnable fill) {
        Thread.ofVirtual()
            .name("fill-" + chatId)
            .start(fill);
    }

    /** Without a feed nobody here is a member yet; they may become so by this event. */
    private boolean concernsAnyoneHere(ChatEvent event) {
        return ChatFeed.joining(event)
            .stream()
            .anyMatch(member -> !connections.of(member.userId()).isEmpty());
    }
}
