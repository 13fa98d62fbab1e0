package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.realtime.bus.Interest;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.connection.Sockets;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Feeds that begin and end as members come and go. */
class ChatFeedsTest {

    private static final ChatId CHAT = new ChatId("0".repeat(26));
    private static final UserId ANNA = new UserId("1".repeat(26));
    private static final UserId BORIS = new UserId("2".repeat(26));
    private static final EventBody ADDED = new EventBody.MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER)));

    private final Connections connections = new Connections();
    private final Sockets.Opened boriss = new Sockets().open(BORIS);
    private final FollowedChats followed = new FollowedChats();
    private final Written log = new Written();
    private final ChatFeeds feeds = new ChatFeeds(connections, followed, log, new FrameCodec(), _ ->
        Interest.confirmed(() -> {})
    );

    @Test
    void anAdditionThatComesOnceMoreAfterTheRemovalTakesNobodyInAgain() {
        connections.authenticated(boriss.connection(), Person.of(BORIS));
        deliver(added(2));
        deliver(removed(3));

        deliver(added(2));

        assertThat(seqs()).containsExactly(2L, 3L);
        assertThat(followed.of(boriss.connection())).isEmpty();
    }

    @Test
    void aLaterAdditionDoes() {
        connections.authenticated(boriss.connection(), Person.of(BORIS));
        deliver(added(2));
        deliver(removed(3));

        deliver(added(4));

        assertThat(seqs()).containsExactly(2L, 3L, 4L);
        assertThat(followed.of(boriss.connection())).containsExactly(CHAT);
    }

    @Test
    void anAdditionIsNotLostThatIsReadWhileAnotherEndsTheFeed() {
        connections.authenticated(boriss.connection(), Person.of(BORIS));
        deliver(added(2));
        log.events = List.of(logged(3, new EventBody.MemberRemoved(BORIS)), logged(4, ADDED));
        // The removal comes once more meanwhile, and finds nobody left.
        log.beforeEach = event -> {
            if (event.seq() == 4) {
                deliver(removed(3));
            }
        };

        feeds.audit();

        assertThat(seqs()).containsExactly(2L, 3L, 4L);
        assertThat(followed.of(boriss.connection())).containsExactly(CHAT);
    }

    private static LoggedEvent logged(long seq, EventBody body) {
        return new LoggedEvent(CHAT, seq, Instant.EPOCH, ANNA, "key-" + seq, 0, body);
    }

    private List<Long> seqs() {
        return boriss
            .sent()
            .stream()
            .map(frame -> Long.parseLong(frame.replaceFirst(".*\"seq\":(\\d+).*", "$1")))
            .toList();
    }

    private void deliver(ChatEvent event) {
        feeds.deliver(List.of(event));
    }

    private static ChatEvent added(long seq) {
        return new ChatEvent.MembersAdded(CHAT, seq, Instant.EPOCH, ANNA, List.of(new MemberView(BORIS, Role.MEMBER)));
    }

    private static ChatEvent removed(long seq) {
        return new ChatEvent.MemberRemoved(CHAT, seq, Instant.EPOCH, ANNA, BORIS, false);
    }

    /** What is told comes without gaps; what is not told is read by the audit alone. */
    private static final class Written extends ChatLog {

        private List<LoggedEvent> events = List.of();
        private Consumer<LoggedEvent> beforeEach = _ -> {};

        @SuppressWarnings("NullAway") // Nothing of it is used.
        Written() {
            super(null, null, null, null, null, null, null);
        }

        @Override
        public Set<ChatId> goingOnAfter(Map<ChatId, Long> places) {
            return places.keySet();
        }

        @Override
        public Optional<Chat> remembered(ChatId chatId) {
            return Optional.empty();
        }

        @Override
        public List<LoggedEvent> catchUp(ChatId chatId, long from, long to) {
            return new AbstractList<>() {
                @Override
                public LoggedEvent get(int index) {
                    beforeEach.accept(events.get(index));
                    return events.get(index);
                }

                @Override
                public int size() {
                    return events.size();
                }
            };
        }

        @Override
        public List<Chat> findAll(Collection<ChatId> chatIds) {
            throw new AssertionError("reads " + chatIds);
        }
    }
}
