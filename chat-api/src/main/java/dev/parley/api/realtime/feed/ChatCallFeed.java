package dev.parley.api.realtime.feed;

import dev.parley.api.call.CallMapper;
import dev.parley.api.protocol.CallEvent.ChatCallChanged;
import dev.parley.api.protocol.CallEvent.ChatCallEnded;
import dev.parley.api.protocol.CallEvent.ChatCallsListed;
import dev.parley.api.protocol.ChatCallView;
import dev.parley.api.realtime.bus.NodeMessage.ChatCallTold;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.PlaceCalls;
import dev.parley.calls.session.PlaceChanges;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells all members of groups and channels that are connected to this node of the call that goes on there. What was lost
 * on the way, with Redis or with the node that made the change, is found by one look of the node into the places that
 * changed of late; an idle connection costs nothing.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class ChatCallFeed {

    private static final int CHATS_AT_ONCE = 500;

    /** A call may be forgotten by the store without a word, so what is shown is looked at again. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final ChatFeeds feeds;
    private final FollowedChats followed;
    private final Connections connections;
    private final PlaceCalls calls;
    private final CallMapper mapper;
    private final FrameCodec codec;
    private final Clock clock;
    private final ShownCalls shown = new ShownCalls();
    /** Those that do not know what goes on, since the store was away when they came. */
    private final Set<Connection> toldNothing = ConcurrentHashMap.newKeySet();

    private @Nullable String mark;
    /** What was about to be written when it was looked at. */
    private Set<ChatId> doubtful = Set.of();
    private Instant lookedAtAll = Instant.EPOCH;
    private boolean failing;

    /** What a node tells of a chat's call; never blocks. */
    public void told(ChatCallTold told) {
        if (told.call() instanceof ChatCallView call) {
            show(call);
        } else {
            end(told.chatId(), told.callId());
        }
    }

    /** The user has become a member, and sees the call that goes on; never blocks. */
    public void joined(ChatId chatId, UserId userId) {
        if (connections.of(userId).isEmpty()) {
            return;
        }
        if (shown.in(chatId).isPresent()) {
            shown.again(chatId, now ->
                now.ifPresent(call -> feeds.tell(chatId, of(userId), codec.encode(new ChatCallChanged(call))))
            );
            return;
        }
        Thread.ofVirtual()
            .name("chat-call-" + chatId)
            .uncaughtExceptionHandler((_, storeAway) -> log.debug("A new member is told by the next audit", storeAway))
            .start(() -> look(Set.of(chatId)));
    }

    /** What goes on in the chats of a connection that has just been attached to them; null while the store is away. */
    public @Nullable List<ChatCallView> goingOnFor(Connection connection) {
        try {
            var chats = followed.of(connection);
            look(chats);
            return goingOn(chats);
        } catch (DataAccessException redisAway) {
            log.warn("Could not look up the calls in the chats of {}: {}", connection.id(), redisAway.toString());
            return toldLater(connection);
        }
    }

    /**
     * Tells a connection what has changed while it was told of these calls: it may have got the change first, and would keep
     * what it got after that.
     */
    public void correct(Connection connection, List<ChatCallView> told) {
        told.forEach(call ->
            shown.again(call.chatId(), now -> {
                if (now.isEmpty()) {
                    connection.send(codec.encode(new ChatCallEnded(call.chatId(), call.id())));
                } else if (!now.get().equals(call)) {
                    connection.send(codec.encode(new ChatCallChanged(now.get())));
                }
            })
        );
    }

    /** The connection has come while the store is away; the next audit that finds the store tells it what goes on. */
    public @Nullable List<ChatCallView> toldLater(Connection connection) {
        toldNothing.add(connection);
        if (!connection.isOpen()) {
            forget(connection);
        }
        return null;
    }

    public void forget(Connection connection) {
        toldNothing.remove(connection);
    }

    /** One log line for an outage of the store. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        try {
            if (feeds.followed().isEmpty()) {
                mark = null;
            } else {
                compareWithStore();
            }
            failing = false;
        } catch (RuntimeException storeAway) {
            if (!failing) {
                log.warn("What was told of calls in chats cannot be compared with the store: {}", storeAway.toString());
            }
            failing = true;
        }
    }

    private void compareWithStore() {
        var changes = calls.changedAfter(mark);
        var changed = followedAmong(changes);
        var chats = new HashSet<>(changed);
        chats.addAll(doubtful);
        if (!changes.complete()) {
            chats.addAll(feeds.followed());
        }
        var now = clock.instant();
        if (!now.isBefore(lookedAtAll.plus(LOOK_AGAIN))) {
            shown
                .chats()
                .stream()
                .filter(chatId -> feeds.receivers(chatId).isEmpty())
                .toList()
                .forEach(shown::forget);
            chats.addAll(shown.chats());
            lookedAtAll = now;
        }
        look(chats);
        mark = changes.mark();
        doubtful = changed;
        tellThoseWhoWereToldNothing();
    }

    private Set<ChatId> followedAmong(PlaceChanges changes) {
        var here = feeds.followed();
        return changes
            .places()
            .stream()
            .flatMap(place -> place.chatId().stream())
            .filter(here::contains)
            .collect(Collectors.toUnmodifiableSet());
    }

    private void tellThoseWhoWereToldNothing() {
        for (Connection connection : Set.copyOf(toldNothing)) {
            var chats = followed.of(connection);
            look(chats);
            if (toldNothing.remove(connection)) {
                var calls = goingOn(chats);
                connection.send(codec.encode(new ChatCallsListed(calls)));
                correct(connection, calls);
            }
        }
    }

    private List<ChatCallView> goingOn(Collection<ChatId> chats) {
        return shown
            .in(chats)
            .values()
            .stream()
            .sorted(Comparator.comparing(call -> call.id().value()))
            .toList();
    }

    /** Compares what was told with the store. */
    private void look(Collection<ChatId> chats) {
        var all = List.copyOf(chats);
        for (int from = 0; from < all.size(); from += CHATS_AT_ONCE) {
            lookAtSome(all.subList(from, Math.min(from + CHATS_AT_ONCE, all.size())));
        }
    }

    private void lookAtSome(List<ChatId> chats) {
        // Read first: what is shown from here on may be newer than the answer of the store.
        var before = shown.in(chats);
        var found = calls.in(chats.stream().map(CallPlace.Chat::new).toList());
        var live = found
            .calls()
            .stream()
            .flatMap(call -> mapper.toChatCall(call).stream())
            .collect(Collectors.toMap(ChatCallView::chatId, call -> call));
        before.forEach((chatId, held) -> {
            boolean goesOn = Optional.ofNullable(live.get(chatId))
                .filter(call -> call.id().equals(held.id()))
                .isPresent();
            if (!goesOn && !found.unreadable().contains(new CallPlace.Chat(chatId))) {
                end(chatId, held.id());
            }
        });
        live.values().forEach(this::show);
    }

    private void show(ChatCallView call) {
        shown.show(call, news -> feeds.tell(news.chatId(), _ -> true, codec.encode(new ChatCallChanged(news))));
    }

    private void end(ChatId chatId, CallId callId) {
        shown.end(chatId, callId, () -> feeds.tell(chatId, _ -> true, codec.encode(new ChatCallEnded(chatId, callId))));
    }

    private static Predicate<Connection> of(UserId userId) {
        return connection -> connection.userId().filter(userId::equals).isPresent();
    }
}
