package dev.parley.api.realtime.feed;

import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.chat.inbox.Inboxes;
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
 * with Redis or with the node that made it. Such a connection is closed, to come back and fetch its chats anew: that is
 * too rare to deserve a way of its own.
 */
@Component
@RequiredArgsConstructor
class InboxAudit {

    private static final int PAGE = 1_000;

    private final Connections connections;
    private final Inboxes inboxes;
    private final ChatLog chatLog;
    private Set<Connection> suspects = Set.of();

    /** An announcement may be on its way: only who lacks a chat at two audits in a row is out of step. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        var found = new HashSet<Connection>();
        var users = connections.users();
        for (int from = 0; from < users.size(); from += PAGE) {
            audit(inboxes.versions(users.subList(from, Math.min(from + PAGE, users.size()))), found);
        }
        found
            .stream()
            .filter(suspects::contains)
            .forEach(connection -> connection.close(CloseCode.OUT_OF_STEP));
        suspects = found;
    }

    private void audit(Map<UserId, Long> versions, Set<Connection> found) {
        versions.forEach((userId, version) -> {
            for (Connection connection : connections.of(userId)) {
                if (connection.isSubscribed() && !connection.isSettled(version)) {
                    audit(connection, userId, version, found);
                }
            }
        });
    }

    private void audit(Connection connection, UserId userId, long version, Set<Connection> found) {
        var unfollowed = new HashSet<>(inboxes.of(userId).keySet());
        unfollowed.removeAll(connection.chats());
        var chats = unfollowed.isEmpty() ? List.<Chat>of() : chatLog.findReadable(unfollowed);
        if (chats.stream().anyMatch(chat -> chat.member(userId).isPresent())) {
            found.add(connection);
        } else if (chats.stream().filter(Chat::isDeleted).count() == unfollowed.size()) {
            connection.settled(version);
        }
    }
}
