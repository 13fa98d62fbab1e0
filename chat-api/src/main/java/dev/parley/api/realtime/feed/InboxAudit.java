package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.Inboxes.Counts;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds the connections whose user was put into a chat without this node hearing of it, because the announcement was lost
 * with Redis or with the node that made it; and those whose client may have fetched its chats while the inbox lacked one,
 * because a removal had crossed with the addition after it. Such a connection is closed, to come back and fetch its chats
 * anew: that is too rare to deserve a way of its own.
 */
@Component
@RequiredArgsConstructor
public class InboxAudit {

    private static final int PAGE = 1_000;

    private final Connections connections;
    private final Inboxes inboxes;
    private final ChatLog chatLog;
    private final FollowedChats followed;
    private final Cache<Connection, Settled> settled = Caffeine.newBuilder().weakKeys().build();
    private final Cache<Connection, Long> restored = Caffeine.newBuilder().weakKeys().build();
    private Set<Connection> suspects = Set.of();

    /**
     * That a connection followed all chats of an inbox.
     *
     * @param losses as many as it had then: after another one the chat may be in the inbox again, at the same version
     */
    private record Settled(long version, long losses) {}

    /**
     * The connection is new, and its client fetches its chats after this.
     *
     * @param times how often a chat had been put back into the user's inbox before
     */
    public void begins(Connection connection, long times) {
        restored.put(connection, times);
    }

    /**
     * The connection, which is new, is attached to every chat that the user's inbox names at this version. While a chat is
     * named there of which the user is no member yet, that cannot be said: the membership follows without another version.
     */
    public void attached(Connection connection, long version) {
        settled.put(connection, new Settled(version, 0));
    }

    private boolean isSettled(Connection connection, long version) {
        return new Settled(version, followed.losses(connection)).equals(settled.getIfPresent(connection));
    }

    /** An announcement may be on its way: only who lacks a chat at two audits in a row is out of step. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        var found = new HashSet<Connection>();
        var users = connections.users();
        for (int from = 0; from < users.size(); from += PAGE) {
            audit(inboxes.counts(users.subList(from, Math.min(from + PAGE, users.size()))), found);
        }
        found
            .stream()
            .filter(suspects::contains)
            .forEach(connection -> connection.close(CloseCode.OUT_OF_STEP));
        suspects = found;
    }

    /** The client's list may have lacked the chat, and nothing tells it so: the connection follows the chat all along. */
    private void sendBack(UserId userId, long times) {
        for (Connection connection : connections.of(userId)) {
            if (restored.getIfPresent(connection) instanceof Long before && before < times) {
                connection.close(CloseCode.OUT_OF_STEP);
            }
        }
    }

    private void audit(Map<UserId, Counts> all, Set<Connection> found) {
        all.forEach((userId, counts) -> {
            sendBack(userId, counts.restored());
            long version = counts.version();
            for (Connection connection : connections.of(userId)) {
                if (connection.isSubscribed() && !isSettled(connection, version)) {
                    audit(connection, userId, version, found);
                }
            }
        });
    }

    private void audit(Connection connection, UserId userId, long version, Set<Connection> found) {
        // Before it is looked what is followed: a chat that is lost after that is looked for again.
        long losses = followed.losses(connection);
        var unfollowed = new HashSet<>(inboxes.of(userId).keySet());
        unfollowed.removeAll(followed.of(connection));
        var chats = unfollowed.isEmpty() ? List.<Chat>of() : chatLog.findReadable(unfollowed);
        if (chats.stream().anyMatch(chat -> chat.member(userId).isPresent())) {
            found.add(connection);
        } else if (chats.stream().filter(Chat::isDeleted).count() == unfollowed.size()) {
            settled.put(connection, new Settled(version, losses));
        }
    }
}
