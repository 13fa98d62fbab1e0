package dev.parley.api.realtime;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.ForwardMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ForwardResult;
import dev.parley.api.protocol.ForwardTarget;
import dev.parley.api.protocol.ForwardView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that are sent on to other chats. */
class ForwardsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser carol = Node.first().newUser();
    private final ChatId source = anna.createGroup("Secret title", boris);
    private final ChatId target = boris.createGroup("Target", carol);
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();
    private final SocketClient carols = carol.connect();

    @AfterEach
    void disconnect() {
        List.of(annas, boriss, carols).forEach(SocketClient::close);
    }

    @Test
    void namesTheAuthorAndNotTheChat() {
        long seq = send(annas, source, "listen @all");
        var results = forward(boriss, source, seq, to(target, "f1")).results();
        assertThat(results).containsExactly(new ForwardResult(target, 2L, null));

        var arrived = carols.expect(ChatEvent.MessageSent.class);
        assertThat(arrived.text()).isEqualTo("listen @all");
        assertThat(arrived.actor()).isEqualTo(boris.id());
        assertThat(arrived.mentions()).isEmpty();
        assertThat(arrived.forwarded()).isEqualTo(new ForwardView(anna.id(), source, seq));
        assertThat(carol.rest().get("/api/chats").raw().body()).doesNotContain("Secret title");
    }

    @Test
    void aPersonalChatIsNotNamedEvenByItsId() {
        var personal = ChatId.personal(anna.id(), boris.id());
        long seq = send(annas, personal, "between us");
        forward(boriss, personal, seq, to(target, "f1"));
        assertThat(carols.expect(ChatEvent.MessageSent.class).forwarded()).isEqualTo(
            new ForwardView(anna.id(), null, 0)
        );
    }

    @Test
    void whatIsForwardedAgainKeepsItsFirstAuthor() {
        long seq = send(annas, source, "first");
        forward(boriss, source, seq, to(target, "f1"));
        var own = carol.createGroup("Notes");
        forward(carols, target, 2, to(own, "f2"));
        var again = carols.expect(ChatEvent.MessageSent.class, sent -> sent.chatId().equals(own));
        assertThat(again.forwarded()).isEqualTo(new ForwardView(anna.id(), source, seq));
    }

    @Test
    void aRepeatSendsNothingAnew() {
        long seq = send(annas, source, "once");
        var first = forward(boriss, source, seq, to(target, "f1"));
        try (var elsewhere = boris.on(Node.first()).connect()) {
            assertThat(forward(elsewhere, source, seq, to(target, "f1")).results()).isEqualTo(first.results());
        }
    }

    @Test
    void oneTargetThatRefusesDoesNotHinderTheOthers() {
        long seq = send(annas, source, "news");
        var foreign = carol.createGroup("Not his");
        var channel = carol.createChannel("Read only", boris);
        var results = forward(boriss, source, seq, to(foreign, "f"), to(channel, "f"), to(target, "f")).results();
        assertThat(results).containsExactly(
            new ForwardResult(foreign, null, ErrorCode.CHAT_NOT_FOUND),
            new ForwardResult(channel, null, ErrorCode.FORBIDDEN),
            new ForwardResult(target, 2L, null)
        );
    }

    @Test
    void whatOneCannotReadOneCannotForward() {
        long seq = send(annas, source, "private");
        refused(carols, source, seq, ErrorCode.CHAT_NOT_FOUND, to(target, "f"));
        refused(boriss, source, 1, ErrorCode.MESSAGE_NOT_FOUND, to(target, "f"));
        refused(boriss, source, 99, ErrorCode.MESSAGE_NOT_FOUND, to(target, "f"));
        refused(boriss, source, -1, ErrorCode.MESSAGE_NOT_FOUND, to(target, "f"));
        annas.ask(id -> new DeleteMessage(id, source, newClientId(), seq), SessionEvent.Done.class);
        refused(boriss, source, seq, ErrorCode.MESSAGE_NOT_FOUND, to(target, "f"));
    }

    @Test
    void refusesNoTargetsTooManyAndDoubledOnes() {
        long seq = send(annas, source, "news");
        refused(boriss, source, seq, ErrorCode.INVALID_REQUEST);
        refused(boriss, source, seq, ErrorCode.INVALID_REQUEST, to(target, "a"), to(target, "b"));
        refused(boriss, source, seq, ErrorCode.INVALID_REQUEST, to(target, ""));
        var many = Collections.nCopies(21, to(target, "a")).toArray(ForwardTarget[]::new);
        refused(boriss, source, seq, ErrorCode.INVALID_REQUEST, many);
    }

    private static ForwardTarget to(ChatId chatId, String clientId) {
        return new ForwardTarget(chatId, clientId);
    }

    private static long send(SocketClient client, ChatId chat, String text) {
        return client
            .ask(
                id -> new SendMessage(id, chat, "client-" + text.hashCode(), text, null),
                ChatReply.MessageAccepted.class
            )
            .seq();
    }

    private static ChatReply.MessageForwarded forward(
        SocketClient client,
        ChatId chat,
        long seq,
        ForwardTarget... targets
    ) {
        return client.ask(id -> new ForwardMessage(id, chat, seq, List.of(targets)), ChatReply.MessageForwarded.class);
    }

    private static void refused(SocketClient client, ChatId chat, long seq, ErrorCode code, ForwardTarget... targets) {
        var refused = client.ask(id -> new ForwardMessage(id, chat, seq, List.of(targets)), SessionEvent.Failed.class);
        assertThat(refused.code()).isEqualTo(code);
    }
}
