package dev.parley.api.realtime.lifecycle;

import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.feed.CallConnections;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.api.realtime.feed.ChatFeeds;
import dev.parley.api.realtime.feed.MarkerFeed;
import dev.parley.api.realtime.presence.ChatWatches;
import dev.parley.api.realtime.presence.PresenceReporter;
import dev.parley.api.realtime.presence.PresenceWatches;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.reading.ChatOverviews;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Opens a connection, makes it a user's, and lets go of it. */
@Component
@RequiredArgsConstructor
public class ConnectionLifecycle {

    private final Connections connections;
    private final ChatFeeds feeds;
    private final MarkerFeed markers;
    private final ChatOverviews overviews;
    private final Inboxes inboxes;
    private final CallConnections calls;
    private final CallFeed callFeed;
    private final Seats seats;
    private final PresenceReporter presence;
    private final PresenceWatches presenceWatches;
    private final ChatWatches chatWatches;

    public void opened(Connection connection) {
        connections.opened(connection);
    }

    /**
     * Binds the connection to the login's user and subscribes it to the user's chats. The order matters: once the
     * connection is known under its user, a chat that the user is being added to finds it; those from before are found
     * here.
     *
     * @throws ParleyException {@code FORBIDDEN} when the connection is another user's
     */
    public void authenticated(Connection connection, AuthenticatedLogin login) {
        if (
            connection
                .userId()
                .filter(present -> !present.equals(login.userId()))
                .isPresent()
        ) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
        connection.bind(login);
        if (!connection.isSubscribed()) {
            connections.authenticated(connection, login.userId());
            markers.follow(connection, login.userId());
            long version = inboxes.versions(Set.of(login.userId())).getOrDefault(login.userId(), 0L);
            var inbox = inboxes.read(login.userId());
            var chats = overviews.chats(login.userId(), inbox);
            feeds.attach(connection, login.userId(), chats);
            connection.subscribed();
            if (chats.size() == inbox.chats().size()) {
                connection.settled(version);
            }
            presence.changed(login.userId());
            seats.taken(connection, login.userId());
        }
    }

    /** To be called once, when nothing can be attached to the connection any more that is not taken back. */
    public void closed(Connection connection) {
        connections.closed(connection);
        feeds.detach(connection);
        presenceWatches.forget(connection);
        chatWatches.forget(connection);
        callFeed.forget(connection);
        seats.left(connection);
        connection.userId().ifPresent(presence::left);
        if (connection.isSubscribed()) {
            calls.closed(connection);
        }
    }
}
