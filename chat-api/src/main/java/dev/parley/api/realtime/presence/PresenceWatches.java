package dev.parley.api.realtime.presence;

import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.PresenceView;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.Coalescer;
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
    private static final int AT_ONCE = 500;

    private final Acquaintances acquaintances;
    private final Presences presences;
    private final FrameCodec codec;
    private final ConcurrentHashMap<UserId, Set<Connection>> watchers = new ConcurrentHashMap<>();

    /** Whom a connection watches, each with the chat that allows it. */
    private final ConcurrentHashMap<Connection, Map<UserId, ChatId>> watched = new ConcurrentHashMap<>();

    /** How each connection was told last that they are there. */
    private final ConcurrentHashMap<Connection, Map<UserId, PresenceView>> told = new ConcurrentHashMap<>();

    private final Coalescer<UserId, Boolean> touched;

    public PresenceWatches(Acquaintances acquaintances, Presences presences, FrameCodec codec) {
        this.acquaintances = acquaintances;
        this.presences = presences;
        this.codec = codec;
        this.touched = new Coalescer<>("presence-tell", WINDOW, Boolean::logicalOr, this::tell);
    }

    /** Watches these users instead of those before, as far as the viewer may, and tells how they are there. */
    public List<Presence> watch(Connection connection, UserId viewer, Collection<UserId> users) {
        var allowed = acquaintances.among(viewer, users, Set.copyOf(connection.chats()));
        forget(connection);
        watched.put(connection, new ConcurrentHashMap<>(allowed));
        allowed.keySet().forEach(userId -> add(userId, connection));
        if (!connection.isOpen()) {
            forget(connection);
        }
        var seen = presences.seenBy(viewer, allowed.keySet());
        told(connection, seen.stream().map(PresenceView::of).toList());
        return seen;
    }

    public void forget(Connection connection) {
        told.remove(connection);
        var before = watched.remove(connection);
        if (before != null) {
            before.keySet().forEach(userId -> remove(userId, connection));
        }
    }

    /** The user is no member of the chat any more, by which some may have watched them. */
    public void parted(ChatId chatId, UserId userId) {
        for (Connection connection : watchers.getOrDefault(userId, Set.of())) {
            var users = watched.get(connection);
            if (users != null && users.remove(userId, chatId)) {
                remove(userId, connection);
            }
        }
    }

    /** The presence of these users is to be told to whoever watches them here. Never blocks. */
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

    /** @param touched users; false: tell only those who were told something else last */
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
            for (Connection connection : watchers.getOrDefault(userId, Set.of())) {
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
            told(connection, views);
            connection.send(codec.encode(new PresenceEvent.PresenceChanged(views)));
        }
    }

    private static boolean isNews(PresenceView view, Map<UserId, PresenceView> known) {
        return !view.equals(known.get(view.userId()));
    }

    private void told(Connection connection, List<PresenceView> views) {
        var known = told.computeIfAbsent(connection, _ -> new ConcurrentHashMap<>());
        views.forEach(view -> known.put(view.userId(), view));
        if (!connection.isOpen()) {
            told.remove(connection);
        }
    }

    private boolean mayWatch(Connection connection, UserId userId) {
        var chatId = watched.getOrDefault(connection, Map.of()).get(userId);
        return chatId != null && connection.chats().contains(chatId);
    }

    private void add(UserId userId, Connection connection) {
        watchers.compute(userId, (_, present) -> {
            Set<Connection> connections = present == null ? ConcurrentHashMap.newKeySet() : present;
            connections.add(connection);
            return connections;
        });
    }

    private void remove(UserId userId, Connection connection) {
        watchers.computeIfPresent(userId, (_, connections) -> {
            connections.remove(connection);
            return connections.isEmpty() ? null : connections;
        });
    }

    @Override
    public void destroy() {
        touched.close();
    }
}
