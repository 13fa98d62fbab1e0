package dev.parley.api.realtime.presence;

import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.feed.FollowedChats;
import dev.parley.chat.log.ChatId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which chats are on the screens of this node's connections. */
@Component
@RequiredArgsConstructor
public class ChatWatches {

    private final FollowedChats followed;
    private final ConcurrentHashMap<ChatId, Set<Connection>> watchers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Connection, Screen> screens = new ConcurrentHashMap<>();

    private record Screen(Set<ChatId> chats, @Nullable ChatId open) {}

    /** Shows these chats instead of those before. What the connection gets of them depends on its being a member. */
    public void watch(Connection connection, Collection<ChatId> chatIds, @Nullable ChatId open) {
        forget(connection);
        var chats = new HashSet<>(chatIds);
        if (open != null) {
            chats.add(open);
        }
        screens.put(connection, new Screen(chats, open));
        for (ChatId chatId : chats) {
            watchers.compute(chatId, (_, present) -> {
                Set<Connection> connections = present == null ? ConcurrentHashMap.newKeySet() : present;
                connections.add(connection);
                return connections;
            });
        }
        if (!connection.isOpen()) {
            forget(connection);
        }
    }

    public void forget(Connection connection) {
        var screen = screens.remove(connection);
        if (screen != null) {
            for (ChatId chatId : screen.chats()) {
                watchers.computeIfPresent(chatId, (_, connections) -> {
                    connections.remove(connection);
                    return connections.isEmpty() ? null : connections;
                });
            }
        }
    }

    /** The connections that show the chat, as far as they are its members'. */
    List<Connection> showing(ChatId chatId) {
        return watchers
            .getOrDefault(chatId, Set.of())
            .stream()
            .filter(connection -> followed.has(connection, chatId))
            .toList();
    }

    /** Those that have it open. */
    public List<Connection> open(ChatId chatId) {
        return showing(chatId)
            .stream()
            .filter(connection -> {
                var screen = screens.get(connection);
                return screen != null && chatId.equals(screen.open());
            })
            .toList();
    }
}
