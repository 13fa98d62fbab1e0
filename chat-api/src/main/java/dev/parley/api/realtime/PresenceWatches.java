package dev.parley.api.realtime;

import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.PresenceView;
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
import org.springframework.stereotype.Component;

/**
 * Which connections of this node watch whom. A change reaches only them, with others in one frame: what it costs depends
 * on who is looking, not on how many chats somebody is in.
 */
@Component
class PresenceWatches implements DisposableBean {

    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final int AT_ONCE = 500;

    private final Acquaintances acquaintances;
    private final Presences presences;
    private final FrameCodec codec;
    private final ConcurrentHashMap<UserId, Set<Connection>> watchers = new ConcurrentHashMap<>();

    /** Whom a connection watches, each with the chat that allows it. */
    private final ConcurrentHashMap<Connection, Map<UserId, ChatId>> watched = new ConcurrentHashMap<>();

    /** Of whom a connection was told that they are offline when they became invisible to it, and is told nothing since. */
    private final ConcurrentHashMap<Connection, Set<UserId>> dark = new ConcurrentHashMap<>();

    private final Coalescer<UserId, Boolean> touched;

    PresenceWatches(Acquaintances acquaintances, Presences presences, FrameCodec codec) {
        this.acquaintances = acquaintances;
        this.presences = presences;
        this.codec = codec;
        this.touched = new Coalescer<>(
            "presence-tell",
            WINDOW,
            (one, _) -> one,
            users -> tell(List.copyOf(users.keySet()))
        );
    }

    /** Watches these users instead of those before, as far as the viewer may, and tells how they are there. */
    List<Presence> watch(Connection connection, UserId viewer, Collection<UserId> users) {
        var allowed = acquaintances.among(viewer, users, Set.copyOf(connection.chats()));
        forget(connection);
        watched.put(connection, new ConcurrentHashMap<>(allowed));
        allowed.keySet().forEach(userId -> add(userId, connection));
        if (!connection.isOpen()) {
            forget(connection);
        }
        return presences.seenBy(viewer, allowed.keySet());
    }

    void forget(Connection connection) {
        dark.remove(connection);
        var before = watched.remove(connection);
        if (before != null) {
            before.keySet().forEach(userId -> remove(userId, connection));
        }
    }

    /** The user is no member of the chat any more, by which some may have watched them. */
    void parted(ChatId chatId, UserId userId) {
        for (Connection connection : watchers.getOrDefault(userId, Set.of())) {
            var users = watched.get(connection);
            if (users != null && users.remove(userId, chatId)) {
                remove(userId, connection);
            }
        }
    }

    /** The presence of these users is to be told to whoever watches them here. Never blocks. */
    void touched(Collection<UserId> users) {
        for (UserId userId : users) {
            if (watchers.containsKey(userId)) {
                touched.add(userId, true);
            }
        }
    }

    private void tell(List<UserId> users) {
        for (int from = 0; from < users.size(); from += AT_ONCE) {
            tellSome(users.subList(from, Math.min(users.size(), from + AT_ONCE)));
        }
    }

    private void tellSome(List<UserId> users) {
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
                send(connection, its, visible);
            });
        }
    }

    private void send(Connection connection, Set<UserId> touchedUsers, List<Presence> visible) {
        var invisible = new HashSet<>(touchedUsers);
        var darkened = dark.computeIfAbsent(connection, _ -> ConcurrentHashMap.newKeySet());
        var views = new ArrayList<PresenceView>();
        for (Presence presence : visible) {
            if (invisible.remove(presence.userId())) {
                darkened.remove(presence.userId());
                views.add(PresenceView.of(presence));
            }
        }
        for (UserId userId : invisible) {
            if (darkened.add(userId)) {
                views.add(PresenceView.of(Presence.hidden(userId)));
            }
        }
        if (!connection.isOpen()) {
            dark.remove(connection);
        }
        if (!views.isEmpty()) {
            connection.send(codec.encode(new PresenceEvent.PresenceChanged(views)));
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
