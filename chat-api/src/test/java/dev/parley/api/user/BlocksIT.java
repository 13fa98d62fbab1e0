package dev.parley.api.user;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has blocked somebody is not reached by them, on whichever node. */
class BlocksIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();

    @AfterEach
    void disconnect() {
        annas.close();
        boriss.close();
    }

    @Test
    void neitherReachesTheOtherUntilTheBlockIsTakenBack() {
        long seq = send(boriss, "hello").seq();
        done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));

        blocked(boriss, id -> new SendMessage(id, chat, "c1", "are you there?", null));
        blocked(boriss, id -> new EditMessage(id, chat, newClientId(), seq, "are you there?"));
        blocked(boriss, id -> new SetReaction(id, chat, newClientId(), seq, "👍", true));
        blocked(boriss, id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE));
        blocked(annas, id -> new SendMessage(id, chat, "c1", "no", null));
        assertThat(annas.received(CallEvent.Ringing.class)).isEmpty();

        done(anna.rest().delete("/api/me/blocks/" + boris.id()));
        send(boriss, "thank you");
    }

    @Test
    void whatWasSentBeforeTheBlockIsAnsweredLikeTheFirstTimeWhenItIsRepeated() {
        var first = send(boriss, "hello");
        done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
        assertThat(send(boriss, "hello").seq()).isEqualTo(first.seq());
    }

    @Test
    void aBlockedUserCannotBeginAChat() {
        done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
        blocked(boriss, id -> new SendMessage(id, chat, "c1", "hello", null));
        blocked(boriss, id -> new StartCall(id, CallPlace.of(chat), CallKind.VIDEO));
        assertThat(
            anna
                .rest()
                .get("/api/chats/" + chat)
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
    }

    @Test
    void aBlockedUserPutsNobodyIntoAGroupWhoHasBlockedThem() {
        var group = boris.createGroup("Trap");
        done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
        var body = "{\"userIds\": [\"" + anna.id() + "\"]}";
        assertThat(
            boris
                .rest()
                .post("/api/chats/" + group + "/members", body)
                .code()
        ).isEqualTo("BLOCKED");
        var created = boris.rest().post(
            "/api/chats",
            """
            {"type": "group", "title": "Trap", "description": "", "memberIds": ["%s"]}""".formatted(anna.id())
        );
        assertThat(created.code()).isEqualTo("BLOCKED");
        assertThat(anna.rest().get("/api/chats").body().path("chats").isEmpty()).isTrue();
    }

    @Test
    void onlyOnesOwnDevicesLearnOfIt() {
        try (var phone = anna.on(Node.second()).connect()) {
            done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
            assertThat(phone.expect(ChatReply.BlockChanged.class)).isEqualTo(
                new ChatReply.BlockChanged(boris.id(), true)
            );
            done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
            done(anna.rest().delete("/api/me/blocks/" + boris.id()));
            phone.expect(ChatReply.BlockChanged.class, changed -> !changed.blocked());
            assertThat(phone.received(ChatReply.BlockChanged.class)).hasSize(2);
        }
        assertThat(boriss.received(ChatReply.BlockChanged.class)).isEmpty();
    }

    @Test
    void listsWhomOneHasBlocked() {
        done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
        var users = anna.rest().get("/api/me/blocks").body().path("users");
        assertThat(users.path(0).path("id").asString()).isEqualTo(boris.id().value());
        assertThat(users.size()).isEqualTo(1);
        assertThat(boris.rest().get("/api/me/blocks").body().path("users").isEmpty()).isTrue();
    }

    @Test
    void tellsOutsidersNothing() {
        done(anna.rest().put("/api/me/blocks/" + boris.id(), ""));
        try (var outsiders = Node.first().newUser().connect()) {
            var refused = outsiders.ask(id -> new SendMessage(id, chat, "c", "?", null), SessionEvent.Failed.class);
            assertThat(refused.code()).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
        }
    }

    @Test
    void refusesToBlockOneselfOrNobody() {
        assertThat(
            anna
                .rest()
                .put("/api/me/blocks/" + anna.id(), "")
                .code()
        ).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().put("/api/me/blocks/01m7y4h1twv73jrc2s4qg5g2as", "").code()).isEqualTo("USER_NOT_FOUND");
        assertThat(anna.rest().put("/api/me/blocks/no-id", "").code()).isEqualTo("INVALID_REQUEST");
    }

    private ChatReply.MessageAccepted send(SocketClient client, String text) {
        return client.ask(
            id -> new SendMessage(id, chat, "client-" + text.hashCode(), text, null),
            ChatReply.MessageAccepted.class
        );
    }

    private static void blocked(SocketClient client, Function<String, ClientFrame> command) {
        var refused = client.ask(command, SessionEvent.Failed.class);
        assertThat(refused.code()).isEqualTo(ErrorCode.BLOCKED);
        assertThat(refused.details()).isEmpty();
    }

    private static void done(Rest.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }
}
