package dev.parley.api.realtime;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.ForwardMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetPin;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ForwardTarget;
import dev.parley.api.protocol.PresenceCommand.StartTyping;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Whether two people have a personal chat nobody else learns, not even by how long an answer takes: the answer is made of
 * the chat's id alone. That is seen by taking the store away, so that whatever looked something up would say so.
 */
class OutsidersIT {

    private static final Node.Gated GATED = Node.startGated();

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.first().newUser();
    private final TestUser outsider = Node.first().newUser().on(GATED.node());
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());

    @AfterAll
    static void stop() {
        GATED.close();
    }

    @Test
    void everyCommandIsRefusedByTheIdAlone() {
        try (var annas = anna.connect(); var socket = outsider.connect()) {
            annas.ask(id -> new SendMessage(id, chat, "c", "between us", null), ChatReply.MessageAccepted.class);
            List<BiFunction<String, String, ClientFrame>> commands = List.of(
                (id, key) -> new SendMessage(id, chat, key, "hello", null),
                (id, key) -> new ForwardMessage(id, chat, 2, List.of(new ForwardTarget(chat, key))),
                (id, key) -> new EditMessage(id, chat, key, 2, "hello"),
                (id, key) -> new DeleteMessage(id, chat, key, 2),
                (id, key) -> new SetReaction(id, chat, key, 2, "👍", true),
                (id, key) -> new SetPin(id, chat, key, 2, true),
                (id, _) -> new CatchUp(id, chat, 0),
                (id, _) -> new MoveReadMarker(id, chat, 2),
                (id, _) -> new StartTyping(id, chat),
                (id, _) -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE)
            );
            GATED.mongo().shut();
            try {
                for (var command : commands) {
                    var failed = socket.ask(id -> command.apply(id, newClientId()), SessionEvent.Failed.class);
                    assertThat(failed.code()).as("%s", command.apply("x", "y")).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
                    assertThat(failed.details()).isEmpty();
                }
            } finally {
                GATED.returnMongo();
            }
        }
    }

    @Test
    void soIsEveryRequest() {
        String path = "/api/chats/" + chat;
        var rest = outsider.rest();
        String picture = "/avatar/" + anna.id();
        // That the login is alive is looked up as well, and then known for a moment.
        assertThat(rest.get("/api/me").status()).isEqualTo(200);
        GATED.mongo().shut();
        try {
            for (String read : List.of(
                "",
                "/events",
                "/messages/2/readers",
                "/messages/2/versions",
                "/invites",
                picture,
                "/attachments/" + anna.id()
            )) {
                assertThat(rest.get(path + read).code())
                    .as(read)
                    .isEqualTo("CHAT_NOT_FOUND");
            }
            assertThat(rest.put(path + "/mute", "{\"until\": null}").code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(rest.put(path + "/archive", "{\"archived\": true}").code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(rest.put(path + "/unread-mark", "{\"marked\": true}").code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(rest.put(path + "/profile", "{\"title\": \"x\", \"description\": \"\"}").code()).isEqualTo(
                "CHAT_NOT_FOUND"
            );
            assertThat(rest.post(path + "/members", "{\"userIds\": [\"" + anna.id() + "\"]}").code()).isEqualTo(
                "CHAT_NOT_FOUND"
            );
            assertThat(rest.post(path + "/leave", "").code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(rest.delete(path).code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(rest.put(path + "/handle", "{\"handle\": \"between_us\"}").code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(
                rest.post(path + "/invites", "{\"expiresInSeconds\": null, \"maxUses\": null}").code()
            ).isEqualTo("CHAT_NOT_FOUND");
            assertThat(rest.upload("POST", path + "/attachments?name=a.txt", new byte[] { 1 }).code()).isEqualTo(
                "CHAT_NOT_FOUND"
            );
            assertThat(rest.get("/api/search?query=hello&chatId=" + chat).code()).isEqualTo("CHAT_NOT_FOUND");
        } finally {
            GATED.returnMongo();
        }
    }
}
