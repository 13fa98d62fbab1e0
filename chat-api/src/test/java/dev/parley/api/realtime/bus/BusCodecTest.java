package dev.parley.api.realtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.realtime.bus.NodeMessage.ChatEventLogged;
import dev.parley.api.realtime.bus.NodeMessage.LoginRevoked;
import dev.parley.api.realtime.bus.NodeMessage.PresenceTouched;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusCodecTest {

    private static final UserId ANNA = new UserId("1".repeat(26));
    private static final UserId BORIS = new UserId("2".repeat(26));
    private static final ChatId CHAT = new ChatId("3".repeat(26));
    private static final NodeMessage REVOKED = new LoginRevoked(ANNA, "4".repeat(26));
    private static final NodeMessage TOUCHED = new PresenceTouched(Set.of(ANNA));
    private static final NodeId SENDER = new NodeId("5".repeat(26));

    private final BusCodec sender = new BusCodec(SENDER);
    private final BusCodec receiver = new BusCodec(new NodeId("6".repeat(26)));

    @Test
    void carriesAnEventAsTheLogHasIt() {
        var added = new EventBody.MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER)));
        var event = new LoggedEvent(CHAT, 7, Instant.ofEpochMilli(8), ANNA, "key", 3, added);
        List<NodeMessage> messages = List.of(new ChatEventLogged(event), REVOKED);

        var decoded = receiver.decode(sender.encode(messages));

        assertThat(decoded.messages()).isEqualTo(messages);
        assertThat(decoded.unreadable()).isZero();
    }

    @Test
    void knowsItsOwn() {
        byte[] body = sender.encode(List.of(REVOKED));
        assertThat(sender.isOwn(body)).isTrue();
        assertThat(receiver.isOwn(body)).isFalse();
    }

    @Test
    void leavesAloneWhatANewerNodeSaysAndReadsTheRest() {
        var body =
            SENDER +
            "[" +
            json(REVOKED) +
            ",{\"type\":\"invented\",\"a\":1}," +
            json(TOUCHED).replace("}", ",\"since\":5}") +
            ",{\"type\":\"chatEvent\",\"event\":\"AAAA\"},7]";

        var decoded = receiver.decode(body.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.messages()).containsExactly(REVOKED, TOUCHED);
        assertThat(decoded.unreadable()).isEqualTo(3);
    }

    @Test
    void leavesAloneWhatIsNoMessageAtAll() {
        for (String body : List.of("", "x", SENDER + "", SENDER + "{", SENDER + "[" + json(REVOKED))) {
            assertThat(receiver.decode(body.getBytes(StandardCharsets.UTF_8)).messages())
                .as(body)
                .isEmpty();
        }
    }

    @Test
    void tellsOfAnAdditionThoseWhoAreAddedToo() {
        var added = new EventBody.MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER)));
        var logged = new ChatEventLogged(new LoggedEvent(CHAT, 7, Instant.EPOCH, ANNA, "key", 3, added));
        assertThat(Letter.of(logged)).containsExactly(
            new Letter(Topic.chat(CHAT), logged),
            new Letter(Topic.user(BORIS), logged)
        );
    }

    private String json(NodeMessage message) {
        var body = new String(sender.encode(List.of(message)), StandardCharsets.UTF_8);
        return body.substring(27, body.length() - 1);
    }
}
