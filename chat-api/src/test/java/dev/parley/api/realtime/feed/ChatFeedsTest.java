package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.connection.Sockets;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feeds that begin and end as members come and go. */
class ChatFeedsTest {

    private static final ChatId CHAT = new ChatId("0".repeat(26));
    private static final UserId ANNA = new UserId("1".repeat(26));
    private static final UserId BORIS = new UserId("2".repeat(26));

    private final Connections connections = new Connections();
    private final Sockets.Opened boriss = new Sockets().open(BORIS);
    private final ChatFeeds feeds = new ChatFeeds(connections, mock(ChatLog.class), new FrameCodec());

    @Test
    void anAdditionThatComesOnceMoreAfterTheRemovalTakesNobodyInAgain() {
        connections.authenticated(boriss.connection(), BORIS);
        deliver(added(2));
        deliver(removed(3));

        deliver(added(2));

        assertThat(boriss.sent()).containsExactly("2", "3");
        assertThat(boriss.connection().chats()).isEmpty();
    }

    @Test
    void aLaterAdditionDoes() {
        connections.authenticated(boriss.connection(), BORIS);
        deliver(added(2));
        deliver(removed(3));

        deliver(added(4));

        assertThat(boriss.sent()).containsExactly("2", "3", "4");
        assertThat(boriss.connection().chats()).containsExactly(CHAT);
    }

    private void deliver(ChatEvent event) {
        feeds.deliver(event, Long.toString(event.seq()).getBytes(StandardCharsets.UTF_8));
    }

    private static ChatEvent added(long seq) {
        return new ChatEvent.MembersAdded(CHAT, seq, Instant.EPOCH, ANNA, List.of(new MemberView(BORIS, Role.MEMBER)));
    }

    private static ChatEvent removed(long seq) {
        return new ChatEvent.MemberRemoved(CHAT, seq, Instant.EPOCH, ANNA, BORIS);
    }
}
