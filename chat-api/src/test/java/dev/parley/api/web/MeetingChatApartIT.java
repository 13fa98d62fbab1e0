package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.meeting.TestMeeting;
import dev.parley.api.protocol.MeetingChatCommand.SendToMeeting;
import dev.parley.api.protocol.MeetingChatReply.AcceptedInMeeting;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.api.web.Routes.Route;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.id.IdGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * To all that is done with chats the chat of a meeting is not there: by its id every route and every frame answers its owner,
 * who has written in it, as by an id that nobody has.
 */
class MeetingChatApartIT {

    private static final Node NODE = Node.first();
    private static final String WORD = "quokka";
    private static final TestUser OWNER = NODE.newUser();
    private static final SocketClient SOCKET = OWNER.connect();
    private static final MeetingId MEETING = written();
    private static final String NOBODYS = NODE.bean(IdGenerator.class).next();

    private static MeetingId written() {
        var meeting = TestMeeting.create(OWNER, TestMeeting.open());
        meeting.arrive(SOCKET);
        SOCKET.ask(
            id -> new SendToMeeting(id, meeting.id(), SocketClient.newClientId(), WORD, null, List.of()),
            AcceptedInMeeting.class
        );
        return meeting.id();
    }

    @AfterAll
    static void disconnect() {
        SOCKET.close();
    }

    static List<Route> routes() {
        return Routes.all()
            .stream()
            .filter(route -> route.path().contains("{chatId}"))
            .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noRouteFindsIt(Route route) {
        var answer = ask(route, MEETING.value());
        var unknown = ask(route, NOBODYS);
        assertThat(answer.status()).as("%s", answer).isEqualTo(unknown.status());
        assertThat(answer.code()).as("%s", answer).isEqualTo(unknown.code()).isNotEqualTo("INVALID_REQUEST");
        assertThat(ask(route, "m_" + MEETING).code()).isEqualTo("INVALID_REQUEST");
    }

    private static Rest.Answer ask(Route route, String chat) {
        var rest = OWNER.rest();
        String path = route
            .path()
            .replace("{chatId}", chat)
            .replaceAll("\\{(seq|number)}", "2")
            .replaceAll("\\{[^}]+}", NOBODYS);
        if (route.upload()) {
            return rest.upload(route.method(), path + "?name=a.txt", new byte[] { 1 });
        }
        if (path.contains("/runs/")) {
            path += "?rev=1";
        }
        return route.method().equals("GET") ? rest.get(path) : rest.change(route.method(), path, body(route), "key");
    }

    /** What is likely to be right, so that the chat is looked for. */
    private static String body(Route route) {
        return switch (route.path().replaceFirst(".*\\{chatId}", "")) {
            case "/messages" -> "{\"text\": \"hello\", \"replyTo\": null, \"attachmentIds\": []}";
            case "/messages/{seq}/reaction" -> "{\"emoji\": \"👍\", \"on\": true}";
            case "/members" -> "{\"userIds\": [\"" + OWNER.id() + "\"]}";
            case "/profile" -> "{\"title\": \"Mine\", \"description\": \"\"}";
            case "/invites" -> "{\"expiresInSeconds\": null, \"maxUses\": null}";
            case "/handle" -> "{\"handle\": \"my_meeting\"}";
            case "/mute" -> "{\"until\": null}";
            case "/archive" -> "{\"archived\": true}";
            case "/unread-mark" -> "{\"marked\": true}";
            case "/members/{userId}/role" -> "{\"role\": \"admin\"}";
            case "/members/{userId}/time-out" -> "{\"minutes\": 5, \"reason\": \"\"}";
            case "/bans/{userId}" -> "{\"reason\": \"\"}";
            case "/messages/{seq}/report" -> "{\"kind\": \"spam\", \"text\": \"\"}";
            case "/owner" -> "{\"userId\": \"" + OWNER.id() + "\"}";
            case "/rules" -> """
            {"posting": "everyone", "adding": "everyone", "calling": "everyone", "slowModeSeconds": 0}
            """;
            case "/webhooks" -> "{\"address\": \"https://example.org/hook\", \"topics\": [\"messages\"]}";
            case "/webhooks/{webhookId}" -> "{\"address\": \"https://example.org/hook\", \"topics\": [\"messages\"], \"on\": true}";
            case "/webhooks/{webhookId}/replay" -> "{\"from\": 1}";
            case "/incoming-webhooks" -> "{\"name\": \"Hook\", \"picture\": null}";
            default -> "{}";
        };
    }

    static List<String> frames() throws IOException {
        try (var examples = Files.list(Repository.file("docs/protocol/examples/client"))) {
            return examples
                .map(file -> Repository.read("docs/protocol/examples/client/" + file.getFileName()))
                .filter(example -> example.contains("\"chatId\"") || example.contains("\"chatIds\""))
                .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void noFrameFindsIt(String example) {
        assertThat(answered(example, MEETING.value())).isEqualTo(answered(example, NOBODYS));
    }

    /** The answer without what tells one id from the other. */
    private static String answered(String example, String chat) {
        String frame = example
            .replaceAll("(\"chatId\": )\"[^\"]+\"", "$1\"" + Matcher.quoteReplacement(chat) + "\"")
            .replaceAll("(\"clientId\": )\"[^\"]+\"", "$1\"" + SocketClient.newClientId() + "\"");
        try (var socket = OWNER.connect()) {
            socket.sendText(frame);
            var answer = socket.expect(ServerFrame.class, any -> !(any instanceof SessionEvent.Ready));
            return answer.toString().replace(chat, "");
        }
    }

    @Test
    void isInNoListAndFoundByNoSearchAndFollowedByNoConsumer() {
        var rest = OWNER.rest();
        assertThat(rest.get("/api/chats").body().toString()).doesNotContain(MEETING.value());
        assertThat(
            rest
                .get("/api/search?query=" + WORD)
                .body()
                .toString()
        ).doesNotContain(MEETING.value(), WORD);
        var mongo = NODE.bean(MongoTemplate.class);
        for (String collection : List.of(
            "chats",
            "active_chats",
            "chat_events",
            "mentions",
            "deleted_messages",
            "missed_calls"
        )) {
            var ofMeeting = new Document("_id", new Document("$regex", "^(m_)?" + MEETING));
            assertThat(mongo.getCollection(collection).countDocuments(ofMeeting)).as(collection).isZero();
        }
    }
}
