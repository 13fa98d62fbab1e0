package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.realtime.bus.Interest;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.connection.Sockets;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feeds that begin and end as members come and go. */
class ChatFeedsTest {

    private static final ChatId CHAT = new ChatId("0".repeat(26));
    private static final UserId ANNA = new UserId("1".repeat(26));
    private static final UserId BORIS = new UserId("2".repeat(26));

    private final Connections connections = new Connections();
    private final Sockets.Opened boriss = new Sockets().open(BORIS);
    private final FollowedChats followed = new FollowedChats();
    private final ChatFeeds feeds = new ChatFeeds(connections, followed, new UnreadLog(), new FrameCodec(), _ ->
        Interest.confirmed(() -> {})
    );

    @Test
    void anAdditionThatComesOnceMoreAfterTheRemovalTakesNobodyInAgain() {
        connections.authenticated(boriss.connection(), BORIS);
        deliver(added(2));
        deliver(removed(3));

        deliver(added(2));

        assertThat(seqs()).containsExactly(2L, 3L);
        assertThat(followed.of(boriss.connection())).isEmpty();
    }

    @Test
    void aLaterAdditionDoes() {
        connections.authenticated(boriss.connection(), BORIS);
        deliver(added(2));
        deliver(removed(3));

        deliver(added(4));

        assertThat(seqs()).containsExactly(2L, 3L, 4L);
        assertThat(followed.of(boriss.connection())).containsExactly(CHAT);
    }

    private List<Long> seqs() {
        return boriss
            .sent()
            .stream()
            .map(frame -> Long.parseLong(frame.replaceFirst(".*\"seq\":(\\d+).*", "$1")))
            .toList();
    }

    private void deliver(ChatEvent event) {
        feeds.deliver(event);
    }

    private static ChatEvent added(long seq) {
        return new ChatEvent.MembersAdded(CHAT, seq, Instant.EPOCH, ANNA, List.of(new MemberView(BORIS, Role.MEMBER)));
    }

    private static ChatEvent removed(long seq) {
        return new ChatEvent.MemberRemoved(CHAT, seq, Instant.EPOCH, ANNA, BORIS);
    }

    /** What these feeds are told comes without gaps, so they never have to read. */
    private static final class UnreadLog extends ChatLog {

        @SuppressWarnings("NullAway") // Nothing of it is used.
        UnreadLog() {
            super(null, null, null, null, null, null, null);
        }

        @Override
        public List<Chat> findAll(Collection<ChatId> chatIds) {
            throw new AssertionError("reads " + chatIds);
        }

        @Override
        public List<LoggedEvent> read(ChatId chatId, long from, long to) {
            throw new AssertionError("reads " + chatId);
        }
    }
}
