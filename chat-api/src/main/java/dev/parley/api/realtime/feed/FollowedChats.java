package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.chat.log.ChatId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The chats whose events a connection gets. What was kept of a connection goes with it. */
@Component
public class FollowedChats {

    private final LoadingCache<Connection, Followed> connections = Caffeine.newBuilder()
        .weakKeys()
        .build(_ -> new Followed(ConcurrentHashMap.newKeySet(), new AtomicLong()));

    /** @param losses how many chats it has followed and does not follow any more */
    private record Followed(Set<ChatId> chats, AtomicLong losses) {}

    public Set<ChatId> of(Connection connection) {
        return Set.copyOf(connections.get(connection).chats());
    }

    public boolean has(Connection connection, ChatId chatId) {
        return connections.get(connection).chats().contains(chatId);
    }

    /** How often the connection has lost a chat, as its user had left it or was removed. */
    long losses(Connection connection) {
        return connections.get(connection).losses().get();
    }

    void add(Connection connection, ChatId chatId) {
        connections.get(connection).chats().add(chatId);
    }

    void lost(Connection connection, ChatId chatId) {
        var followed = connections.get(connection);
        followed.chats().remove(chatId);
        followed.losses().incrementAndGet();
    }
}
