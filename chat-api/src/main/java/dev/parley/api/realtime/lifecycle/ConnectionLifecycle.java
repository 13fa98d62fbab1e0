package dev.parley.api.realtime.lifecycle;

import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.feed.CallConnections;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.api.realtime.feed.ChatCallFeed;
import dev.parley.api.realtime.feed.ChatFeeds;
import dev.parley.api.realtime.feed.InboxAudit;
import dev.parley.api.realtime.feed.MarkerFeed;
import dev.parley.api.realtime.feed.MeetingChatFeeds;
import dev.parley.api.realtime.feed.UserTopics;
import dev.parley.api.realtime.presence.ChatWatches;
import dev.parley.api.realtime.presence.PresenceReporter;
import dev.parley.api.realtime.presence.PresenceWatches;
import dev.parley.api.security.GuestLogin;
import dev.parley.api.security.Principal;
import dev.parley.api.security.UserCaller;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.Inboxes.Counts;
import dev.parley.chat.reading.ChatOverviews;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Opens a connection, makes it a user's, and lets go of it. */
@Component
@RequiredArgsConstructor
public class ConnectionLifecycle {

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(1);

    private final Connections connections;
    private final UserTopics userTopics;
    private final ChatFeeds feeds;
    private final MeetingChatFeeds meetingChats;
    private final MarkerFeed markers;
    private final InboxAudit inboxAudit;
    private final ChatOverviews overviews;
    private final Inboxes inboxes;
    private final CallConnections calls;
    private final CallFeed callFeed;
    private final ChatCallFeed chatCalls;
    private final Seats seats;
    private final PresenceReporter presence;
    private final PresenceWatches presenceWatches;
    private final ChatWatches chatWatches;

    public void opened(Connection connection) {
        connections.opened(connection);
    }

    /**
     * Binds the connection to whoever has authenticated, and a user's to the user's chats.
     *
     * @throws ParleyException {@code FORBIDDEN} when the connection is somebody else's
     */
    public void authenticated(Connection connection, Principal principal) {
        if (
            connection
                .principal()
                .filter(present -> !present.person().equals(principal.person()))
                .isPresent()
        ) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
        connection.bind(principal);
        if (!connection.isSubscribed()) {
            switch (principal) {
                case UserCaller user -> authenticated(connection, user.userId());
                case GuestLogin guest -> authenticated(connection, guest.person());
            }
        }
    }

    /** Has no chats and no presence: all there is for a guest is a call. */
    private void authenticated(Connection connection, Person guest) {
        connections.authenticated(connection, guest);
        userTopics.follow(connection, guest).await(CONFIRMED_WITHIN);
        connection.subscribed();
        seats.taken(connection, guest);
    }

    private void authenticated(Connection connection, UserId userId) {
        connections.authenticated(connection, Person.of(userId));
        subscribe(connection, userId);
        presence.changed(userId);
        seats.taken(connection, Person.of(userId));
    }

    private void subscribe(Connection connection, UserId userId) {
        var own = userTopics.follow(connection, Person.of(userId));
        long version = inboxes.counts(Set.of(userId)).getOrDefault(userId, Counts.NONE).version();
        var inbox = inboxes.read(userId);
        try (var expected = feeds.expect(inbox.chats().keySet())) {
            // All that is read from here on is read after the subscriptions.
            own.await(CONFIRMED_WITHIN);
            expected.await(CONFIRMED_WITHIN);
            markers.follow(connection, userId);
            var chats = overviews.chats(userId, inbox);
            feeds.attach(connection, userId, chats);
            inboxAudit.begins(connection, inbox.restored());
            connection.subscribed();
            if (chats.size() == inbox.chats().size()) {
                inboxAudit.attached(connection, version);
            }
        }
    }

    /** To be called once, when nothing can be attached to the connection any more that is not taken back. */
    public void closed(Connection connection) {
        connections.closed(connection);
        feeds.detach(connection);
        meetingChats.forget(connection);
        userTopics.forget(connection);
        presenceWatches.forget(connection);
        chatWatches.forget(connection);
        callFeed.forget(connection);
        chatCalls.forget(connection);
        seats.left(connection);
        connection.userId().ifPresent(presence::left);
        if (connection.isSubscribed()) {
            calls.closed(connection);
        }
    }
}
