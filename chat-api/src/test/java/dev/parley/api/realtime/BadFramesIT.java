package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a client sends, it gets one typed answer, and the connection lives on. */
class BadFramesIT {

    private static final TestUser USER = Node.first().newUser();

    private final ChatId chat = USER.createGroup("Bad frames");
    private final SocketClient socket = USER.connect();

    @AfterEach
    void theConnectionLivesOn() {
        socket.ask(id -> new SendMessage(id, chat, "still-here", "still here", null), ChatReply.MessageAccepted.class);
        socket.close();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
            "not json at all                                        | INVALID_FRAME      |",
            "[]                                                     | INVALID_FRAME      |",
            "null                                                   | INVALID_FRAME      |",
            "{}                                                     | INVALID_FRAME      |",
            "{\"id\":\"x\"}                                         | UNKNOWN_FRAME_TYPE | x",
            "{\"id\":5,\"type\":\"session.ping\"}                   | INVALID_FRAME      |",
            "{\"id\":\"\",\"type\":\"session.ping\"}                | INVALID_FRAME      |",
            "{\"id\":\"x\",\"type\":\"message.explode\"}            | UNKNOWN_FRAME_TYPE | x",
            "{\"id\":\"x\",\"type\":\"session.ready\"}              | UNKNOWN_FRAME_TYPE | x",
            "{\"id\":\"x\",\"type\":\"session.ping\",\"extra\":1}   | INVALID_FRAME      | x",
            "{\"id\":\"x\",\"id\":\"y\",\"type\":\"session.ping\"}  | INVALID_FRAME      |",
            "{\"id\":\"x\",\"type\":\"session.ping\"} trailing      | INVALID_FRAME      |",
            "{\"id\":\"x\",\"type\":\"message.send\"}               | INVALID_FRAME      | x",
            "{\"id\":\"x\",\"type\":\"message.send\",\"chatId\":\"01m7y4h3xb53xn5xcnam4hzc7j\",\"clientId\":\"c\",\"text\":\"\",\"replyTo\":null,\"attachmentIds\":[null]} | INVALID_FRAME | x",
            "{\"id\":\"x\",\"type\":\"message.send\",\"chatId\":\"01m7y4h3xb53xn5xcnam4hzc7j\",\"clientId\":\"c\",\"text\":\"\",\"replyTo\":null,\"attachmentIds\":[\"../etc\"]} | INVALID_FRAME | x",
            "{\"id\":\"x\",\"type\":\"chat.catchUp\",\"chatId\":\"../etc\",\"after\":1}    | INVALID_FRAME | x",
            "{\"id\":\"x\",\"type\":\"chat.catchUp\",\"chatId\":null,\"after\":1}          | INVALID_FRAME | x",
            "{\"id\":\"x\",\"type\":\"call.start\",\"chatId\":\"01m7y4h3xb53xn5xcnam4hzc7j\",\"kind\":\"smell\"} | INVALID_FRAME | x",
            "{\"id\":\"x\",\"type\":\"readMarker.move\",\"chatId\":\"01m7y4h3xb53xn5xcnam4hzc7j\",\"seq\":\"1\"} | INVALID_FRAME | x",
            "{\"id\":\"x\",\"type\":\"readMarker.move\",\"chatId\":\"01m7y4h3xb53xn5xcnam4hzc7j\",\"seq\":1.5}  | INVALID_FRAME | x",
        }
    )
    void refusesWhatIsNoFrame(String text, ErrorCode code, String re) {
        socket.sendText(text);
        assertFailed(socket.expect(SessionEvent.Failed.class), code);
        assertThat(socket.received(SessionEvent.Failed.class).getLast().re()).isEqualTo(re);
    }

    @Test
    void refusesAFrameOver256KiB() {
        socket.sendText("{\"id\":\"x\",\"type\":\"session.ping\",\"padding\":\"" + "x".repeat(256 * 1024) + "\"}");
        assertFailed(socket.expect(SessionEvent.Failed.class), ErrorCode.FRAME_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', MESSAGE_EMPTY",
        "'  \t ', MESSAGE_EMPTY",
        "\u200B, MESSAGE_EMPTY",
        "\u3164\u2800\u00AD, MESSAGE_EMPTY",
        "\u0301, MESSAGE_EMPTY",
        "a\u0000b, TEXT_UNREADABLE",
        "a\u001B[0m, TEXT_UNREADABLE",
    })
    void refusesAMessageThatCannotBeSeen(String text, ErrorCode code) {
        assertFailed(socket.ask(id -> new SendMessage(id, chat, "c1", text, null), SessionEvent.Failed.class), code);
    }

    @Test
    void refusesTenThousandAndOneCharactersAndTakesTenThousand() {
        var refused = socket.ask(
            id -> new SendMessage(id, chat, "long", "😀".repeat(10_001), null),
            SessionEvent.Failed.class
        );
        assertFailed(refused, ErrorCode.MESSAGE_TOO_LONG);
        assertThat(refused.details()).containsEntry("limit", 10_000).containsEntry("length", 10_001);
        socket.ask(id -> new SendMessage(id, chat, "long", "😀".repeat(10_000), null), ChatReply.MessageAccepted.class);
    }

    @Test
    void hidesAForeignChatLikeOneThatDoesNotExist() {
        var foreign = Node.first().newUser().createGroup("Not yours");
        var missing = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
        for (ChatId hidden : new ChatId[] { foreign, missing }) {
            assertFailed(
                socket.ask(id -> new SendMessage(id, hidden, "c", "let me in", null), SessionEvent.Failed.class),
                ErrorCode.CHAT_NOT_FOUND
            );
            assertFailed(
                socket.ask(id -> new CatchUp(id, hidden, 0), SessionEvent.Failed.class),
                ErrorCode.CHAT_NOT_FOUND
            );
            assertFailed(
                socket.ask(id -> new MoveReadMarker(id, hidden, 1), SessionEvent.Failed.class),
                ErrorCode.CHAT_NOT_FOUND
            );
        }
    }

    @Test
    void refusesThePersonalChatOfTwoOthersAndOneWithNobody() {
        var other = Node.first().newUser();
        var third = Node.first().newUser();
        assertFailed(
            socket.ask(
                id -> new SendMessage(id, ChatId.personal(other.id(), third.id()), "c", "hi", null),
                SessionEvent.Failed.class
            ),
            ErrorCode.CHAT_NOT_FOUND
        );
        var nobody = new UserId("01m7y4h3xb53xn5xcnam4hzc7j");
        assertFailed(
            socket.ask(
                id -> new SendMessage(id, ChatId.personal(USER.id(), nobody), "c", "hi", null),
                SessionEvent.Failed.class
            ),
            ErrorCode.USER_NOT_FOUND
        );
    }

    @Test
    void refusesToReadBeyondTheEnd() {
        assertFailed(
            socket.ask(id -> new MoveReadMarker(id, chat, 99), SessionEvent.Failed.class),
            ErrorCode.INVALID_REQUEST
        );
    }

    @Test
    void refusesAnotherUsersTokenOnThisConnection() {
        var other = Node.first().newUser();
        assertFailed(
            socket.ask(id -> new SessionCommand.Authenticate(id, other.accessToken()), SessionEvent.Failed.class),
            ErrorCode.FORBIDDEN
        );
    }

    private static void assertFailed(SessionEvent.Failed failed, ErrorCode code) {
        assertThat(failed.code()).isEqualTo(code);
    }
}
