package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.chat.log.ChatId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The chats whose events a connection gets. What was kept of a connection goes with it. */
@Component
public class FollowedChats {

    private final LoadingCache<Connection, Set<ChatId>> chats = Caffeine.newBuilder()
        .weakKeys()
        .build(_ -> ConcurrentHashMap.newKeySet());

    public Set<ChatId> of(Connection connection) {
        return Set.copyOf(chats.get(connection));
    }

    public boolean has(Connection connection, ChatId chatId) {
        return chats.get(connection).contains(chatId);
    }

    void add(Connection connection, ChatId chatId) {
        chats.get(connection).add(chatId);
    }

    void remove(Connection connection, ChatId chatId) {
        chats.get(connection).remove(chatId);
    }
}
