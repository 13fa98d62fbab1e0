package dev.parley.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.ShellExamples;
import dev.parley.api.testing.ShellExamples.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README shows programs to do is done by curl, as it stands there, against the application with its demo users. */
class ReadmeExamplesIT {

    private static final String README = "README.md";
    private static final String PROGRAMS = "## Programs\n";

    private static Node node;

    private static Rest alice;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        ShellExamples.require("curl");
        node = new Node.Apart("readme").start(_ -> {}, "parley.demo.enabled=true");
        alice = new Rest(node);
        var login = alice.post("/api/auth/login", "{\"username\": \"alice\", \"password\": \"parley-demo\"}");
        alice.authenticate(login.body().path("accessToken").asString());
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void makesAVideoCallAndLooksAtItAndEndsItAndForgetsIt() {
        String key = key("createVideoCalls");
        var created = run("/api/video-call/create", Map.of("KEY", key)).getFirst();
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        String room = created.body().path("room_id").asString();
        String link = created.body().path("links").path(0).path("url").asString();
        String token = link.substring(link.indexOf("?token=") + "?token=".length());

        var answers = run("/verify?token=", Map.of("KEY", key, "ROOM", room, "TOKEN", token));
        assertThat(answers.stream().map(Answer::status)).containsExactly(200, 200, 200, 204);
        assertThat(answers.get(0).body().path("display_name").asString()).isEqualTo("Ann");
        assertThat(answers.get(1).body().path("status").asString()).isEqualTo("pending");
        assertThat(answers.get(2).body().path("status").asString()).isEqualTo("ended");
        assertThat(alice.get("/api/video-call/" + room).code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
    }

    @Test
    void logsInAndMakesAMeetingWhoseLinkLeadsSomewhere() {
        var login = run("/api/auth/login", Map.of()).getFirst();
        assertThat(login.status()).as("%s", login).isEqualTo(200);
        String token = login.body().path("accessToken").asString();
        var meeting = run("/api/meetings", Map.of("LOGIN", token)).getFirst();
        assertThat(meeting.status()).as("%s", meeting).isEqualTo(201);
        String code = meeting.body().path("code").asString();
        var look = new Rest(node).get("/api/meeting-links/" + code);
        assertThat(look.status()).as("%s", look).isEqualTo(200);
        assertThat(look.body().path("title").asString()).isEqualTo("Planning");
    }

    @Test
    void listsChatsAndSendsAMessageByAKey() {
        String chat = group("Builds");
        String key = key("readChats", "sendMessages");
        var chats = run("\"$PARLEY/api/chats\"", Map.of("KEY", key)).getFirst();
        assertThat(chats.status()).as("%s", chats).isEqualTo(200);
        assertThat(chats.body().toString()).contains(chat);
        var sent = run("/messages", Map.of("KEY", key, "CHAT", chat)).getFirst();
        assertThat(sent.status()).as("%s", sent).isEqualTo(201);
        assertThat(texts(chat)).contains("Build 4711 is green");
    }

    @Test
    void postsByAnIncomingWebhook() {
        String chat = group("Hooks");
        var made = alice.post("/api/chats/" + chat + "/incoming-webhooks", "{\"name\": \"Builds\", \"picture\": null}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        var path = made.body().path("path").asString().split("/");
        var posted = run("/api/hooks/", Map.of("ID", path[path.length - 2], "SECRET", path[path.length - 1]));
        assertThat(posted.getFirst().status()).as("%s", posted).isEqualTo(201);
        assertThat(texts(chat)).contains("Build 4711 is green");
    }

    /** A new example wants a test of its own here. */
    @Test
    void thereAreNoOthers() {
        assertThat(ShellExamples.in(README, PROGRAMS)).hasSize(7);
    }

    private List<Answer> run(String words, Map<String, String> values) {
        var environment = new HashMap<>(values);
        environment.put("PARLEY", node.http("").toString());
        return ShellExamples.answers(ShellExamples.in(README, PROGRAMS, words), environment, folder);
    }

    private static String key(String... scopes) {
        String names = "[\"" + String.join("\", \"", scopes) + "\"]";
        var made = alice.post(
            "/api/me/api-keys",
            "{\"name\": \"README\", \"scopes\": " + names + ", \"expiresInSeconds\": 3600}"
        );
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.body().path("text").asString();
    }

    private static String group(String title) {
        var made = alice.post(
            "/api/chats",
            "{\"type\": \"group\", \"title\": \"" + title + "\", \"description\": \"\", \"memberIds\": []}"
        );
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.body().path("id").asString();
    }

    private static String texts(String chat) {
        return alice
            .get("/api/chats/" + chat + "/events")
            .raw()
            .body();
    }
}
