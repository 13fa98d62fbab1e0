package dev.parley.api.realtime.presence;

import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.PresenceView;
import dev.parley.api.realtime.bus.Interest;
import dev.parley.api.realtime.bus.Topic;
import dev.parley.api.realtime.bus.Topics;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.Coalescer;
import dev.parley.api.realtime.feed.FollowedChats;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.presence.Acquaintances;
import dev.parley.chat.presence.Presence;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which connections of this node watch whom. A change reaches only them, with others in one frame: what it costs depends
 * on who is looking, not on how many chats somebody is in.
 */
@Component
public class PresenceWatches implements DisposableBean {

    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final Acquaintances acquaintances;
    private final Presences presences;
    private final FrameCodec codec;
    private final FollowedChats followed;
    private final Topics topics;
    private final ConcurrentHashMap<UserId, Watchers> watchers = new ConcurrentHashMap<>();

    /** The users that a connection watches, each with the chat that allows it. */
    private final ConcurrentHashMap<Connection, Map<UserId, ChatId>> watched = new ConcurrentHashMap<>();

    /** How each connection was told last that they are there. */
    private final ConcurrentHashMap<Connection, Map<UserId, PresenceView>> told = new ConcurrentHashMap<>();

    private final Coalescer<UserId, Boolean> touched;

    private record Watchers(Set<Connection> connections, Interest interest) {}

    public PresenceWatches(
        Acquaintances acquaintances,
        Presences presences,
        FrameCodec codec,
        FollowedChats followed,
        Topics topics
    ) {
        this.acquaintances = acquaintances;
        this.presences = presences;
        this.codec = codec;
        this.followed = followed;
        this.topics = topics;
        this.touched = new Coalescer<>("presence-tell", WINDOW, Boolean::logicalOr, this::tell);
    }

    /**
     * Watches these users instead of those before, as far as the viewer may, and says how they are there; to be followed by
     * {@link #told}.
     */
    public List<Presence> watch(Connection connection, UserId viewer, Collection<UserId> users) {
        var allowed = acquaintances.among(viewer, users, followed.of(connection));
        forget(connection);
        watched.put(connection, new ConcurrentHashMap<>(allowed));
        var added = allowed
            .keySet()
            .stream()
            .map(userId -> add(userId, connection))
            .toList();
        if (!connection.isOpen()) {
            forget(connection);
        }
        Interest.all(added).await(CONFIRMED_WITHIN);
        return presences.seenBy(viewer, allowed.keySet());
    }

    public void forget(Connection connection) {
        told.remove(connection);
        var before = watched.remove(connection);
        if (before != null) {
            before.keySet().forEach(userId -> remove(userId, connection));
        }
    }

    /** The user is no member of the chat any more, by which some may have watched them. */
    public void memberLeft(ChatId chatId, UserId userId) {
        for (Connection connection : watching(userId)) {
            var users = watched.get(connection);
            if (users != null && users.remove(userId, chatId)) {
                remove(userId, connection);
            }
        }
    }

    /** Tells the presence of these users to those who watch them on this node. Never blocks. */
    public void touched(Collection<UserId> users) {
        for (UserId userId : users) {
            if (watchers.containsKey(userId)) {
                touched.add(userId, true);
            }
        }
    }

    /** Looks again at all who are watched: without it a lost announcement would leave the old state standing for ever. */
    @Scheduled(fixedDelayString = "${parley.presence.audit-interval:15s}")
    void audit() {
        watchers.keySet().forEach(userId -> touched.add(userId, false));
    }

    /** @param touched users; false: tell only connections that were last told something else */
    private void tell(Map<UserId, Boolean> touched) {
        var users = List.copyOf(touched.keySet());
        for (int from = 0; from < users.size(); from += AT_ONCE) {
            tellSome(users.subList(from, Math.min(users.size(), from + AT_ONCE)), touched);
        }
    }

    private void tellSome(List<UserId> users, Map<UserId, Boolean> touched) {
        var byConnection = new HashMap<Connection, Set<UserId>>();
        var byViewer = new HashMap<UserId, Set<UserId>>();
        for (UserId userId : users) {
            for (Connection connection : watching(userId)) {
                if (mayWatch(connection, userId)) {
                    byConnection.computeIfAbsent(connection, _ -> new HashSet<>()).add(userId);
                    connection
                        .userId()
                        .ifPresent(viewer -> byViewer.computeIfAbsent(viewer, _ -> new HashSet<>()).add(userId));
                }
            }
        }
        if (!byViewer.isEmpty()) {
            var seen = presences.seenBy(byViewer);
            byConnection.forEach((connection, its) -> {
                var visible = connection
                    .userId()
                    .map(viewer -> seen.getOrDefault(viewer, List.of()))
                    .orElse(List.of());
                send(connection, news(connection, its, visible, touched));
            });
        }
    }

    /**
     * What a connection is to be told. Of who became invisible to it, it is told once that they are offline, and nothing
     * since.
     */
    private List<PresenceView> news(
        Connection connection,
        Set<UserId> users,
        List<Presence> visible,
        Map<UserId, Boolean> touched
    ) {
        var known = told.getOrDefault(connection, Map.of());
        var invisible = new HashSet<>(users);
        var news = new ArrayList<PresenceView>();
        for (Presence presence : visible) {
            if (invisible.remove(presence.userId())) {
                var view = PresenceView.of(presence);
                if (touched.getOrDefault(view.userId(), false) || isNews(view, known)) {
                    news.add(view);
                }
            }
        }
        invisible
            .stream()
            .map(userId -> PresenceView.of(Presence.hidden(userId)))
            .filter(view -> isNews(view, known))
            .forEach(news::add);
        return news;
    }

    private void send(Connection connection, List<PresenceView> views) {
        if (!views.isEmpty()) {
            connection.send(codec.encode(new PresenceEvent.PresenceChanged(views)));
            told(connection, views);
        }
    }

    private static boolean isNews(PresenceView view, Map<UserId, PresenceView> known) {
        return !view.equals(known.get(view.userId()));
    }

    /** The connection has been told this. Changes that it was told before are told again by the next audit. */
    public void told(Connection connection, List<PresenceView> views) {
        var known = told.computeIfAbsent(connection, _ -> new ConcurrentHashMap<>());
        views.forEach(view -> known.put(view.userId(), view));
        if (!connection.isOpen()) {
            told.remove(connection);
        }
    }

    private boolean mayWatch(Connection connection, UserId userId) {
        var chatId = watched.getOrDefault(connection, Map.of()).get(userId);
        return chatId != null && followed.has(connection, chatId);
    }

    private Set<Connection> watching(UserId userId) {
        var present = watchers.get(userId);
        return present == null ? Set.of() : present.connections();
    }

    /** Of what is told of the user, as long as anybody watches. */
    private Interest add(UserId userId, Connection connection) {
        return Objects.requireNonNull(
            watchers.compute(userId, (_, present) -> {
                var now =
                    present == null
                        ? new Watchers(ConcurrentHashMap.newKeySet(), topics.hold(Topic.presence(userId)))
                        : present;
                now.connections().add(connection);
                return now;
            })
        ).interest();
    }

    private void remove(UserId userId, Connection connection) {
        watchers.computeIfPresent(userId, (_, present) -> {
            present.connections().remove(connection);
            if (!present.connections().isEmpty()) {
                return present;
            }
            present.interest().close();
            return null;
        });
    }

    @Override
    public void destroy() {
        touched.close();
    }
}
