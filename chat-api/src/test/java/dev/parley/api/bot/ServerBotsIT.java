package dev.parley.api.bot;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bots that belong to the server: all administrators have them, and nobody else. */
class ServerBotsIT {

    private static final Node NODE = Node.first();
    private static final String BOTS = "/api/admin/bots";

    private final TestUser administrator = NODE.newAdministrator();
    private final TestUser colleague = NODE.newAdministrator().on(Node.second());

    @Test
    void isMadeOnceAndManagedByEachAdministrator() {
        String body = body(newName(), "Builds");
        var made = administrator.rest().change("POST", BOTS, body, "once");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String id = made.body().path("id").asString();
        assertThat(administrator.rest().change("POST", BOTS, body, "once").body()).isEqualTo(made.body());
        assertThat(ids(colleague)).contains(id);

        var renamed = colleague.rest().put(path(id), "{\"displayName\": \"CI\", \"description\": \"Of all\"}");
        assertThat(renamed.body().path("displayName").asString()).as("%s", renamed).isEqualTo("CI");
        assertThat(administrator.rest().get("/api/me/bots").body().path("bots")).isEmpty();
        assertThat(
            administrator
                .rest()
                .put("/api/me/bots/" + id, "{\"displayName\": \"Mine\", \"description\": \"\"}")
                .code()
        ).isEqualTo("BOT_NOT_FOUND");

        assertThat(colleague.rest().delete(path(id)).status()).isEqualTo(204);
        assertThat(colleague.rest().delete(path(id)).status()).isEqualTo(204);
        assertThat(ids(administrator)).doesNotContain(id);
        assertThat(audited(administrator)).containsExactly("serverBotMade");
        assertThat(audited(colleague)).containsExactly("serverBotDeleted", "serverBotChanged");
    }

    @Test
    void postsByAKeyInAChatWhoseAdminsHaveAddedIt() {
        String id = make();
        var owner = NODE.newUser();
        var chat = owner.createGroup("Builds");
        var key = createKey(administrator, id, "\"sendMessages\", \"receiveMessages\"");
        var program = new Rest(NODE);
        program.authenticate(key.path("text").asString());
        String messages = "/api/chats/" + chat + "/messages";
        String hello = "{\"text\": \"Hello\", \"replyTo\": null, \"attachmentIds\": []}";
        assertThat(program.post(messages, hello).code()).isEqualTo("CHAT_NOT_FOUND");
        var added = owner.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + id + "\"]}");
        assertThat(added.status()).as("%s", added).isLessThan(300);
        assertThat(program.post(messages, hello).status()).isEqualTo(201);

        String keyId = key.path("key").path("id").asString();
        try (var socket = SocketClient.open(NODE, "bot")) {
            socket.authenticate(key.path("text").asString());
            assertThat(
                colleague
                    .rest()
                    .delete(path(id) + "/api-keys/" + keyId)
                    .status()
            ).isEqualTo(204);
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(program.post(messages, hello).code()).isEqualTo("TOKEN_INVALID");
        assertThat(
            colleague
                .rest()
                .get(path(id) + "/api-keys")
                .body()
                .path("keys")
        ).isEmpty();
        assertThat(audited(administrator)).containsExactly("apiKeyMade", "serverBotMade");
        assertThat(audited(colleague)).containsExactly("apiKeyRevoked");
    }

    @Test
    void staysWhenTheAdministratorWhoHasMadeItGoes() {
        String id = make();
        var key = createKey(administrator, id, "\"readChats\"").path("text").asString();
        assertThat(
            colleague
                .rest()
                .put("/api/admin/people/" + administrator.id() + "/administrator", "{\"administrator\": false}")
                .status()
        ).isEqualTo(200);
        assertThat(
            colleague
                .rest()
                .put("/api/admin/people/" + administrator.id() + "/lock", "{\"locked\": true}")
                .status()
        ).isEqualTo(200);
        var program = new Rest(NODE);
        program.authenticate(key);
        assertThat(program.get("/api/chats").status()).isEqualTo(200);
        assertThat(administrator.rest().get(BOTS).status()).isIn(401, 403);
    }

    /** An administrator manages no bot of a user by these routes, and a user none of the server by theirs. */
    @Test
    void botsOfUsersAreNotTheServers() {
        var user = NODE.newUser();
        var bot = TestBot.of(NODE, user);
        for (var answer : List.of(
            administrator.rest().put(path(bot.id().value()), "{\"displayName\": \"x\", \"description\": \"\"}"),
            administrator.rest().get(path(bot.id().value()) + "/api-keys"),
            administrator.rest().post(path(bot.id().value()) + "/api-keys", keyBody("\"readChats\"")),
            administrator.rest().get(path(bot.id().value()) + "/commands")
        )) {
            assertThat(answer.code()).as("%s", answer).isEqualTo("BOT_NOT_FOUND");
        }
        assertThat(administrator.rest().delete(path(bot.id().value())).status()).isEqualTo(204);
        String id = make();
        assertThat(
            user
                .rest()
                .delete("/api/me/bots/" + id)
                .status()
        ).isEqualTo(204);
        assertThat(
            user
                .rest()
                .get("/api/me/bots/" + id + "/api-keys")
                .code()
        ).isEqualTo("BOT_NOT_FOUND");
        for (var each : List.of(bot.id().value(), id)) {
            assertThat(NODE.bean(Users.class).require(new UserId(each)).deleted()).isFalse();
        }
    }

    @Test
    void thereAreNoMoreThanMayBe() {
        try (var node = new Node.Apart("serverbots").start(_ -> {}, "parley.bots.max-of-server=1")) {
            var first = node.newAdministrator();
            assertThat(first.rest().post(BOTS, body(newName(), "One")).status()).isEqualTo(201);
            assertThat(first.rest().post(BOTS, body(newName(), "Two")).code()).isEqualTo("BOT_LIMIT_REACHED");
            assertThat(first.rest().get(BOTS).body().path("bots")).hasSize(1);
            assertThat(first.rest().get(BOTS).body().path("maxBots").asInt()).isEqualTo(1);
        }
    }

    private String make() {
        var made = administrator.rest().post(BOTS, body(newName(), "Bot of the server"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.body().path("id").asString();
    }

    private static JsonNode createKey(TestUser by, String id, String scopes) {
        var made = by.rest().post(path(id) + "/api-keys", keyBody(scopes));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.body();
    }

    private static String keyBody(String scopes) {
        return "{\"name\": \"program\", \"scopes\": [" + scopes + "], \"expiresInSeconds\": null}";
    }

    private static String path(String id) {
        return BOTS + "/" + id;
    }

    private static String body(String username, String displayName) {
        return "{\"username\": \"%s\", \"displayName\": \"%s\", \"description\": \"\"}".formatted(
            username,
            displayName
        );
    }

    private static String newName() {
        return "server" + newClientId().replace("-", "").substring(0, 20);
    }

    private static List<String> ids(TestUser administrator) {
        return administrator
            .rest()
            .get(BOTS)
            .body()
            .path("bots")
            .valueStream()
            .map(bot -> bot.path("id").asString())
            .toList();
    }

    /** What the log says that this one has done, the latest first. */
    private List<String> audited(TestUser actor) {
        return administrator
            .rest()
            .get("/api/admin/audit?actor=" + actor.id())
            .body()
            .path("entries")
            .valueStream()
            .map(entry -> entry.path("kind").asString())
            .toList();
    }
}
