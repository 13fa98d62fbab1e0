package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.ChatFeed.Attached;
import dev.parley.api.realtime.feed.ChatFeed.Encoded;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers the events of chats to the connections of this node. An event comes from the sequencer of this node, or from
 * another node; both ways may lose one (a node dies after the write, Redis is away), and so every feed is compared with
 * the log from time to time.
 */
@Component
@RequiredArgsConstructor
public class ChatFeeds {

    private static final int FILL_PAGE = 100;
    private static final int PLACES = 20_000;

    private final ConcurrentHashMap<ChatId, ChatFeed> feeds = new ConcurrentHashMap<>();

    /**
     * How far feeds had come that have ended. Connections that have left such a chat may be here still: an event that comes
     * once more, and late, must not take them in again.
     */
    private final Cache<ChatId, Long> places = Caffeine.newBuilder().maximumSize(PLACES).build();

    private final Connections connections;
    private final ChatLog chatLog;
    private final FrameCodec codec;

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
            return feed;
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
        connection.chats().forEach(chatId ->
            feeds.computeIfPresent(chatId, (_, feed) -> {
                feed.detach(connection);
                return unlessDeserted(chatId, feed);
            })
        );
    }

    /** The connections of this node that get the events of the chat. */
    Set<Connection> receivers(ChatId chatId) {
        var feed = feeds.get(chatId);
        return feed == null ? Set.of() : feed.receivers();
    }

    /** Delivers an event to those who are here for it; never blocks. */
    public void deliver(ChatEvent event, byte[] frame) {
        var chatId = event.chatId();
        var encoded = new Encoded(event, frame);
        while (feedFor(event) instanceof ChatFeed feed) {
            switch (feed.offer(encoded)) {
                case DELIVERED -> {
                    endIfDeserted(chatId, feed);
                    return;
                }
                case EARLY -> {
                    Thread.ofVirtual()
                        .name("fill-" + chatId)
                        .start(() -> fill(chatId, feed));
                    return;
                }
                case ENDED -> {
                    // It is forgotten by now: the next look finds none, or the one that took its place.
                }
            }
        }
    }

    /** Finds what was lost on the way: a durable event is at most this late. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        var audited = new HashMap<>(feeds);
        for (Chat chat : chatLog.findReadable(audited.keySet())) {
            var feed = audited.get(chat.id());
            if (feed != null) {
                if (feed.delivered() < chat.seq()) {
                    fill(chat.id(), feed, chat.seq());
                }
                feed.strangersTo(chat).forEach(stranger -> stranger.close(CloseCode.OUT_OF_STEP));
            }
        }
    }

    private @Nullable ChatFeed feedFor(ChatEvent event) {
        return feeds.computeIfAbsent(event.chatId(), chatId ->
            event.seq() > place(chatId) && concernsAnyoneHere(event) ? begin(chatId, event.seq() - 1) : null
        );
    }

    private ChatFeed begin(ChatId chatId, long delivered) {
        return new ChatFeed(chatId, connections, Math.max(delivered, place(chatId)));
    }

    private long place(ChatId chatId) {
        return Objects.requireNonNullElse(places.getIfPresent(chatId), 0L);
    }

    private @Nullable ChatFeed unlessDeserted(ChatId chatId, ChatFeed feed) {
        if (!feed.endIfDeserted()) {
            return feed;
        }
        places.put(chatId, feed.delivered());
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
            for (long from = feed.delivered() + 1; from <= upTo; from += FILL_PAGE) {
                chatLog
                    .read(chatId, from, Math.min(from + FILL_PAGE - 1, upTo))
                    .stream()
                    .map(ChatEventMapper::toWire)
                    .forEach(event -> feed.offer(new Encoded(event, codec.encode(event))));
            }
        } finally {
            feed.endFill();
        }
    }

    /** Without a feed nobody here is a member yet; they may become so by this event. */
    private boolean concernsAnyoneHere(ChatEvent event) {
        return ChatFeed.joining(event)
            .stream()
            .anyMatch(member -> !connections.of(member.userId()).isEmpty());
    }
}
