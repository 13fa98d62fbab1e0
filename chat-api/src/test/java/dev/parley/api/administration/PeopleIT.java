package dev.parley.api.administration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What administrators do to accounts, on two nodes. */
class PeopleIT {

    private static final Node NODE = Node.first();
    private static final Node OTHER = Node.second();

    private final TestUser administrator = NODE.newAdministrator();
    private final TestUser user = NODE.registerUser();

    @Test
    void aLockedAccountIsOutAtOnceOnAllNodesAndComesBackWithAllItsChats() {
        var member = NODE.newUser();
        var chat = user.createGroup("Mine", member);
        var elsewhere = user.on(OTHER);
        try (var here = user.connect(); var there = elsewhere.connect()) {
            here.ask(id -> new SendMessage(id, chat, "c", "before", null), ChatReply.MessageAccepted.class);
            var locked = lock(user, true);
            assertThat(locked.body().path("lockedAt").isNull()).as("%s", locked).isFalse();
            assertThat(here.expectClose()).isEqualTo(4403);
            assertThat(there.expectClose()).isEqualTo(4403);
        }
        assertThat(user.rest().get("/api/me").code()).isEqualTo("TOKEN_INVALID");
        assertThat(elsewhere.rest().get("/api/me").code()).isEqualTo("TOKEN_INVALID");
        assertThat(user.rest().post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");

        assertThat(logIn(OTHER, "not the password at all").code()).isEqualTo("BAD_CREDENTIALS");
        var refused = logIn(OTHER, TestUser.PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("ACCOUNT_LOCKED");
        assertThat(
            roles(
                member
                    .rest()
                    .get("/api/chats/" + chat)
                    .body(),
                user
            )
        ).isEqualTo("owner");

        assertThat(lock(user, false).body().path("lockedAt").isNull()).isTrue();
        assertThat(logIn(OTHER, TestUser.PASSWORD).status()).isEqualTo(200);
        var back = user.on(OTHER).rest();
        assertThat(roles(back.get("/api/chats/" + chat).body(), user)).isEqualTo("owner");
        assertThat(
            back
                .get("/api/chats/" + chat + "/events")
                .raw()
                .body()
        ).contains("before");
    }

    @Test
    void makesAnAccountWhosePersonChoosesThePasswordByALink() {
        String name = user.username() + "m";
        String form = "{\"username\": \"" + name + "\", \"displayName\": \"  Made  <b>\"}";
        assertThat(user.rest().post("/api/admin/people", form).code()).isEqualTo("FORBIDDEN");
        var first = administrator.rest().change("POST", "/api/admin/people", form, "make-" + name);
        var again = administrator.rest().change("POST", "/api/admin/people", form, "make-" + name);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        var made = again.body().path("person");
        assertThat(made.path("user")).isEqualTo(first.body().path("person").path("user"));
        assertThat(made.path("user").path("displayName").asString()).isEqualTo("Made <b>");
        assertThat(administrator.rest().post("/api/admin/people", form).code()).isEqualTo("USERNAME_TAKEN");
        assertThat(
            administrator.rest().post("/api/admin/people", "{\"username\": \"all\", \"displayName\": \"A\"}").code()
        ).isEqualTo("INVALID_REQUEST");

        String chosen =
            "{\"token\": \"" + again.body().path("token").asString() + "\", \"newPassword\": \"staple gun and horse\"}";
        assertThat(new Rest(OTHER).post("/api/auth/password-resets/finish", chosen).status()).isEqualTo(204);
        String login = "{\"username\": \"" + name + "\", \"password\": \"staple gun and horse\"}";
        assertThat(new Rest(NODE).post("/api/auth/login", login).status()).isEqualTo(200);

        var id = made.path("user").path("id").asString();
        assertThat(
            administrator
                .rest()
                .get("/api/admin/audit?kind=personMade&person=" + id)
                .body()
                .path("entries")
                .size()
        ).isEqualTo(1);
    }

    private static String roles(JsonNode chat, TestUser of) {
        return chat
            .path("members")
            .valueStream()
            .filter(member -> member.path("user").path("id").asString().equals(of.id().value()))
            .map(member -> member.path("role").asString())
            .findFirst()
            .orElse("none");
    }

    @Test
    void itsProgramsAndBotsStopUntilItIsUnlocked() {
        String key = NODE.bean(ApiKeys.class)
            .create(user.intent(), "key", Set.of(ApiScope.READ_CHATS), null)
            .text()
            .reveal();
        var program = new Rest(OTHER);
        program.authenticate(key);
        var bot = TestBot.of(NODE, user);
        try (var socket = bot.connect(OTHER, ApiScope.RECEIVE_MESSAGES)) {
            assertThat(program.get("/api/chats").status()).isEqualTo(200);
            lock(user, true);
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(program.get("/api/chats").code()).isEqualTo("ACCOUNT_LOCKED");
        assertThat(bot.rest(ApiScope.READ_CHATS).get("/api/chats").code()).isEqualTo("ACCOUNT_LOCKED");
        lock(user, false);
        assertThat(program.get("/api/chats").status()).isEqualTo(200);
        assertThat(bot.rest(ApiScope.READ_CHATS).get("/api/chats").status()).isEqualTo(200);
    }

    @Test
    void anUploadThatIsUnderWayIsRefused() throws IOException {
        var chat = user.createGroup("Files");
        var uploads = NODE.bean(MongoTemplate.class).getCollection("attachment_checks");
        var own = Filters.eq("user", user.id().value());
        try (var socket = RawHttp.open(NODE, "127.0.0.1")) {
            String head =
                "POST /api/chats/%s/attachments?name=a.txt HTTP/1.1\nHost: localhost\nConnection: close\n".formatted(
                    chat
                );
            String more = "Authorization: Bearer %s\nContent-Type: application/octet-stream\nContent-Length: 9\n\n";
            var out = socket.getOutputStream();
            out.write((head + more.formatted(user.accessToken())).replace("\n", "\r\n").getBytes(US_ASCII));
            out.write("some ".getBytes(US_ASCII));
            while (uploads.countDocuments(own) == 0) {
                Thread.onSpinWait();
            }
            lock(user, true);
            out.write("text".getBytes(US_ASCII));
            // The login has ended with the lock; whichever is seen first.
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).containsAnyOf(
                "TOKEN_INVALID",
                "ACCOUNT_LOCKED"
            );
        }
        assertThat(uploads.countDocuments(own)).isZero();
    }

    @Test
    void aLinkLetsSomebodyChooseANewPasswordOnce() {
        String path = "/api/admin/people/" + user.id() + "/reset-link";
        assertThat(user.rest().post(path, "").code()).isEqualTo("FORBIDDEN");
        var made = administrator.rest().post(path, "");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String token = made.body().path("token").asString();

        String next = "another staple for the battery";
        String body = "{\"token\": \"%s\", \"newPassword\": \"%s\"}".formatted(token, next);
        assertThat(new Rest(OTHER).post("/api/auth/password-resets/finish", body).status()).isEqualTo(204);
        assertThat(user.rest().get("/api/me").code()).isEqualTo("TOKEN_INVALID");
        assertThat(logIn(NODE, TestUser.PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(logIn(NODE, next).status()).isEqualTo(200);
        assertThat(new Rest(NODE).post("/api/auth/password-resets/finish", body).code()).isEqualTo("LINK_INVALID");
        var log = administrator.rest().get("/api/admin/audit?kind=resetLinkMade&person=" + user.id());
        assertThat(log.body().path("entries")).hasSize(1);
    }

    @Test
    void aLateRepeatOfALockLocksNobodyAgain() {
        String key = SocketClient.newClientId();
        String path = "/api/admin/people/" + user.id() + "/lock";
        administrator.rest().change("PUT", path, "{\"locked\": true}", key);
        lock(user, false);
        var late = administrator.on(OTHER).rest().change("PUT", path, "{\"locked\": true}", key);
        assertThat(late.body().path("lockedAt").isNull()).as("%s", late).isTrue();
        assertThat(logIn(NODE, TestUser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void endsTheLoginsOfOthersWhoCanLogInAgain() {
        try (var socket = user.on(OTHER).connect()) {
            var ended = administrator.rest().post("/api/admin/people/" + user.id() + "/end-logins", "");
            assertThat(ended.status()).isEqualTo(204);
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(user.rest().get("/api/me").status()).isEqualTo(401);
        assertThat(logIn(NODE, TestUser.PASSWORD).body().path("administrator").asBoolean()).isFalse();
    }

    @Test
    void makesAdministratorsWhoLoseTheRoleByALock() {
        var path = "/api/admin/people/" + user.id() + "/administrator";
        assertThat(administrator.rest().put(path, "{\"administrator\": true}").status()).isEqualTo(200);
        assertThat(user.on(OTHER).rest().get("/api/admin/people").status()).isEqualTo(200);
        assertThat(logIn(NODE, TestUser.PASSWORD).body().path("administrator").asBoolean()).isTrue();

        lock(user, true);
        assertThat(administrator.rest().put(path, "{\"administrator\": true}").code()).isEqualTo("ACCOUNT_LOCKED");
        lock(user, false);
        assertThat(user.on(OTHER).rest().get("/api/admin/people").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void listsPeoplePageByPageWithoutBots() {
        String word = "zz" + SocketClient.newClientId().replace("-", "").substring(0, 8);
        for (int i = 0; i < 21; i++) {
            NODE.newUser()
                .rest()
                .put("/api/me/name", "{\"displayName\": \"" + word + "\"}");
        }
        var bot = TestBot.of(NODE, user);
        var first = list("query=" + word);
        assertThat(first.path("people")).hasSize(20);
        var second = list("query=" + word + "&cursor=" + first.path("next").asString());
        assertThat(second.path("people")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(list("query=" + bot.username()).path("people")).isEmpty();

        lock(user, true);
        assertThat(names(list("query=" + user.username() + "&kind=locked"))).contains(user.username());
        lock(user, false);
        assertThat(names(list("query=" + user.username() + "&kind=locked"))).doesNotContain(user.username());
        assertThat(names(list("query=" + administrator.username() + "&kind=administrators"))).contains(
            administrator.username()
        );
        assertThat(administrator.rest().get("/api/admin/people?kind=bots").code()).isEqualTo("INVALID_REQUEST");
        assertThat(administrator.rest().get("/api/admin/people?query=%00").code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void refusesOnesOwnAccountBotsAndWhoIsNotThere() {
        assertThat(lock(administrator, true).code()).isEqualTo("INVALID_REQUEST");
        var bot = TestBot.of(NODE, user);
        var path = "/api/admin/people/" + bot.id();
        assertThat(
            administrator
                .rest()
                .put(path + "/lock", "{\"locked\": true}")
                .code()
        ).isEqualTo("USER_NOT_FOUND");
        assertThat(
            administrator
                .rest()
                .put(path + "/administrator", "{\"administrator\": true}")
                .code()
        ).isEqualTo("USER_NOT_FOUND");
        assertThat(
            administrator
                .rest()
                .put(path + "/lock", "{\"locked\": null}")
                .code()
        ).isEqualTo("INVALID_REQUEST");
    }

    private Iterable<String> names(JsonNode page) {
        return page
            .path("people")
            .valueStream()
            .map(person -> person.path("user").path("username").asString())
            .toList();
    }

    private JsonNode list(String query) {
        return administrator
            .rest()
            .get("/api/admin/people?" + query)
            .body();
    }

    private Rest.Answer lock(TestUser whom, boolean locked) {
        return administrator.rest().put("/api/admin/people/" + whom.id() + "/lock", "{\"locked\": " + locked + "}");
    }

    private Rest.Answer logIn(Node node, String password) {
        return new Rest(node).post(
            "/api/auth/login",
            "{\"username\": \"" + user.username() + "\", \"password\": \"" + password + "\"}"
        );
    }
}
