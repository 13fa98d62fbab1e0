package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.EncodedEvent;
import dev.parley.api.realtime.connection.Sockets;
import dev.parley.api.realtime.feed.ChatFeed.Attached;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who gets the events of a chat while members come and go and connections are being set up. */
class ChatFeedTest {

    private static final ChatId CHAT = new ChatId("0".repeat(26));
    private static final UserId ANNA = user(1);
    private static final UserId BORIS = user(2);

    private final Connections connections = new Connections();
    private final FollowedChats followed = new FollowedChats();
    private final Sockets sockets = new Sockets();
    private final Sockets.Opened boriss = sockets.open(BORIS);

    @Test
    void sendsNothingToOneWhoWasRemovedAfterTheirChatsWereRead() {
        var feed = new ChatFeed(CHAT, connections, followed, 1);
        offer(feed, removed(2, BORIS));
        offer(feed, left(3));

        assertThat(feed.attach(boriss.connection(), BORIS, 1)).isEqualTo(Attached.LEFT);

        offer(feed, left(4));
        assertThat(boriss.sent()).isEmpty();
        assertThat(followed.of(boriss.connection())).isEmpty();
    }

    @Test
    void wantsTheChatReadAgainWhereItBeganAfterThat() {
        var feed = new ChatFeed(CHAT, connections, followed, 2);

        assertThat(feed.attach(boriss.connection(), BORIS, 1)).isEqualTo(Attached.OUTDATED);
        assertThat(feed.attach(boriss.connection(), BORIS, 2)).isEqualTo(Attached.ATTACHED);
    }

    @Test
    void sendsTheRemovalAndNothingAfterItWhereTheFeedIsBehind() {
        var feed = new ChatFeed(CHAT, connections, followed, 1);
        assertThat(feed.attach(boriss.connection(), BORIS, 1)).isEqualTo(Attached.ATTACHED);

        offer(feed, left(3));
        offer(feed, removed(2, BORIS));

        assertThat(boriss.sent()).containsExactly("2");
    }

    @Test
    void attachesOneWhoIsBackAfterARemoval() {
        var feed = new ChatFeed(CHAT, connections, followed, 1);
        connections.authenticated(boriss.connection(), Person.of(BORIS));
        offer(feed, removed(2, BORIS));
        offer(feed, added(3, BORIS));

        assertThat(feed.attach(boriss.connection(), BORIS, 1)).isEqualTo(Attached.ATTACHED);

        offer(feed, left(4));
        assertThat(boriss.sent()).containsExactly("3", "4");
    }

    @Test
    void eventsThatComeTogetherLeaveWithOneWrite() {
        var feed = new ChatFeed(CHAT, connections, followed, 1);
        feed.attach(boriss.connection(), BORIS, 1);

        feed.offer(encoded(pinned(2), pinned(3), pinned(4)));

        assertThat(boriss.sent()).containsExactly("2", "3", "4");
        assertThat(boriss.writes()).containsExactly(3);
    }

    @Test
    void ofEventsThatComeTogetherOneGetsThoseFromTheirAdditionToTheirRemoval() {
        var feed = new ChatFeed(CHAT, connections, followed, 1);
        connections.authenticated(boriss.connection(), Person.of(BORIS));

        feed.offer(encoded(pinned(2), added(3, BORIS), pinned(4), removed(5, BORIS), pinned(6)));

        assertThat(boriss.sent()).containsExactly("3", "4", "5");
    }

    @Test
    void sendsNothingOfADeletedChat() {
        var feed = new ChatFeed(CHAT, connections, followed, 1);
        offer(feed, new ChatEvent.Deleted(CHAT, 2, Instant.EPOCH, ANNA));

        assertThat(feed.attach(boriss.connection(), BORIS, 1)).isEqualTo(Attached.LEFT);
    }

    @Test
    void remembersABoundedNumberOfDepartures() {
        var feed = new ChatFeed(CHAT, connections, followed, 0);
        for (int seq = 1; seq <= Departures.KEPT + 1; seq++) {
            offer(feed, removed(seq, user(10 + seq)));
        }

        assertThat(feed.attach(boriss.connection(), BORIS, 0)).isEqualTo(Attached.OUTDATED);
        assertThat(feed.attach(sockets.open(user(12)).connection(), user(12), 1)).isEqualTo(Attached.LEFT);
        assertThat(feed.attach(boriss.connection(), BORIS, 1)).isEqualTo(Attached.ATTACHED);
    }

    private static UserId user(int number) {
        return new UserId("%026d".formatted(number));
    }

    private static void offer(ChatFeed feed, ChatEvent event) {
        feed.offer(encoded(event));
    }

    private static List<EncodedEvent> encoded(ChatEvent... events) {
        return Stream.of(events)
            .map(event -> new EncodedEvent(event, String.valueOf(event.seq()).getBytes(StandardCharsets.UTF_8)))
            .toList();
    }

    private static ChatEvent pinned(long seq) {
        return new ChatEvent.PinChanged(CHAT, seq, Instant.EPOCH, ANNA, 1, true);
    }

    private static ChatEvent removed(long seq, UserId userId) {
        return new ChatEvent.MemberRemoved(CHAT, seq, Instant.EPOCH, ANNA, userId, false);
    }

    private static ChatEvent added(long seq, UserId userId) {
        return new ChatEvent.MembersAdded(CHAT, seq, Instant.EPOCH, ANNA, List.of(new MemberView(userId, Role.MEMBER)));
    }

    /** Something that happened to others. */
    private static ChatEvent left(long seq) {
        return new ChatEvent.MemberLeft(CHAT, seq, Instant.EPOCH, user(3));
    }
}
