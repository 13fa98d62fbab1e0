package dev.parley.api.bot;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making bots, what their owners may do to them, and where they end. */
class BotsIT {

    private static final Node NODE = Node.first();
    private static final String BOTS = "/api/me/bots";

    private final TestUser owner = NODE.registerUser();
    private final TestUser other = NODE.newUser();

    @Test
    void isMadeListedAndChanged() {
        String name = newName();
        var made = owner.rest().change("POST", BOTS, body(name, "Builds", "Tells of builds"), "once");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String id = made.body().path("id").asString();
        var again = owner
            .on(Node.second())
            .rest()
            .change("POST", BOTS, body(name, "Builds", "Tells of builds"), "once");
        assertThat(again.body()).isEqualTo(made.body());

        var changed = owner.rest().put(BOTS + "/" + id, "{\"displayName\": \"CI\", \"description\": \"\"}");
        assertThat(changed.body().path("displayName").asString()).isEqualTo("CI");
        var list = owner.rest().get(BOTS).body();
        assertThat(list.path("bots")).hasSize(1);
        assertThat(list.path("bots").path(0)).isEqualTo(changed.body());

        var seen = other
            .rest()
            .get("/api/users/" + id)
            .body();
        assertThat(seen.path("bot").asBoolean()).isTrue();
        assertThat(seen.path("displayName").asString()).isEqualTo("CI");
        assertThat(
            other
                .rest()
                .get("/api/users/" + other.id())
                .body()
                .path("bot")
                .asBoolean()
        ).isFalse();
    }

    @Test
    void neverLogsIn() {
        var bot = TestBot.of(NODE, owner);
        for (String password : new String[] { "null", "nobody has this password", "correct horse battery" }) {
            var answer = new Rest(NODE).post(
                "/api/auth/login",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(bot.username(), password)
            );
            assertProblem(answer, 401, "BAD_CREDENTIALS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ab", "a b c", "\u202eevil", "bot\u0000", "all", "бот", "b\u0301ot" })
    void hasNoHostileUserName(String name) {
        assertThat(
            owner
                .rest()
                .post(BOTS, body(name, "Bot", ""))
                .status()
        ).isEqualTo(400);
    }

    @Test
    void hasNoUserNameOfAnother() {
        assertProblem(owner.rest().post(BOTS, body(other.username(), "Bot", "")), 409, "USERNAME_TAKEN");
        String name = newName();
        assertThat(
            owner
                .rest()
                .post(BOTS, body(name, "Bot", ""))
                .status()
        ).isEqualTo(201);
        var registered = new Rest(NODE).post(
            "/api/auth/register",
            "{\"username\": \"%s\", \"displayName\": \"x\", \"password\": \"correct horse battery\"}".formatted(name)
        );
        assertProblem(registered, 409, "USERNAME_TAKEN");
    }

    @Test
    void isNobodysElse() {
        var bot = TestBot.of(NODE, owner);
        String path = BOTS + "/" + bot.id();
        assertProblem(other.rest().put(path, "{\"displayName\": \"x\", \"description\": \"\"}"), 404, "BOT_NOT_FOUND");
        assertProblem(other.rest().delete(path + "/avatar"), 404, "BOT_NOT_FOUND");
        assertProblem(other.rest().upload("PUT", path + "/avatar", new byte[] { 1 }), 404, "BOT_NOT_FOUND");
        assertProblem(other.rest().get(path + "/api-keys"), 404, "BOT_NOT_FOUND");
        assertProblem(other.rest().post(path + "/api-keys", key("readChats")), 404, "BOT_NOT_FOUND");
        assertThat(other.rest().delete(path).status()).isEqualTo(204);
        assertThat(owner.rest().get(BOTS).body().path("bots")).hasSize(1);
        // Nor is a user anybody's bot.
        assertProblem(owner.rest().get(BOTS + "/" + owner.id() + "/api-keys"), 404, "BOT_NOT_FOUND");
    }

    @Test
    void areNeverMoreThanMayBe() {
        for (int i = 0; i < 10; i++) {
            TestBot.of(NODE, owner);
        }
        String name = newName();
        assertProblem(owner.rest().post(BOTS, body(name, "Bot", "")), 409, "BOT_LIMIT_REACHED");
        assertThat(
            other
                .rest()
                .post(BOTS, body(name, "Bot", ""))
                .status()
        ).isEqualTo(201);
    }

    @Test
    void actsByKeysOfItsOwn() {
        var chat = owner.createGroup("Builds");
        var bot = TestBot.of(NODE, owner).in(chat);
        String keys = BOTS + "/" + bot.id() + "/api-keys";
        var made = owner.rest().post(keys, key("readChats\", \"sendMessages\", \"react"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        var program = new Rest(NODE);
        program.authenticate(made.body().path("text").asString());

        assertThat(program.get("/api/me").body().path("id").asString()).isEqualTo(bot.id().value());
        var sent = send(program, chat, "It is green");
        assertThat(sent.status()).isEqualTo(201);
        String message = "/api/chats/" + chat + "/messages/" + sent.body().path("seq").asLong();
        var reacted = program.put(message + "/reaction", "{\"emoji\": \"👍\", \"on\": true}");
        assertThat(reacted.status()).as("%s", reacted).isEqualTo(204);
        var events = owner
            .rest()
            .get("/api/chats/" + chat + "/events")
            .body()
            .toString();
        assertThat(events).contains("It is green", "👍", bot.id().value());

        // Nor are they among its owner's.
        assertThat(owner.rest().get("/api/me/api-keys").body().path("keys")).isEmpty();
        String keyId = made.body().path("key").path("id").asString();
        owner.rest().delete("/api/me/api-keys/" + keyId);
        assertThat(program.get("/api/me").status()).isEqualTo(200);
        assertThat(
            owner
                .rest()
                .delete(keys + "/" + keyId)
                .status()
        ).isEqualTo(204);
        assertProblem(program.get("/api/me"), 401, "TOKEN_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = { "receiveMessages", "receiveMentions" })
    void haveScopesThatNoUsersKeyHas(String scope) {
        var refused = owner.rest().post("/api/me/api-keys", key(scope));
        assertProblem(refused, 400, "INVALID_REQUEST");
        assertThat(refused.body().path("details").has("scopes")).isTrue();
    }

    @Test
    void isAddedByWhoeverMayAddMembers() {
        var chat = owner.createGroup("Builds", other);
        var bot = TestBot.of(NODE, other);
        String body = "{\"userIds\": [\"" + bot.id() + "\"]}";
        assertProblem(other.rest().post("/api/chats/" + chat + "/members", body), 403, "FORBIDDEN");
        assertThat(
            owner
                .rest()
                .post("/api/chats/" + chat + "/members", body)
                .status()
        ).isLessThan(300);
        assertThat(
            bot
                .rest(ApiScope.READ_CHATS)
                .get("/api/chats/" + chat)
                .status()
        ).isEqualTo(200);
    }

    @Test
    void neverOwnsAChat() {
        var chat = owner.createGroup("Builds");
        var bot = TestBot.of(NODE, owner).in(chat);
        var transferred = owner.rest().put("/api/chats/" + chat + "/owner", "{\"userId\": \"" + bot.id() + "\"}");
        assertProblem(transferred, 403, "FORBIDDEN");
    }

    @Test
    void endsWithItsOwnersAccountAndInheritsNoChat() {
        var ownBot = TestBot.of(NODE, owner);
        var othersBot = TestBot.of(NODE, other);
        var together = owner.createGroup("Together");
        add(together, othersBot.id().value());
        add(together, ownBot.id().value());
        add(together, other.id().value());
        var alone = owner.createGroup("Alone");
        add(alone, othersBot.id().value());
        var program = ownBot.rest(ApiScope.SEND_MESSAGES);
        assertThat(send(program, together, "Before").status()).isEqualTo(201);
        String key = othersBot.key(ApiScope.READ_CHATS);

        var deleted = owner.rest().delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        assertThat(deleted.status()).as("%s", deleted).isEqualTo(204);

        assertProblem(send(program, together, "After"), 401, "TOKEN_INVALID");
        var seen = other
            .rest()
            .get("/api/users/" + ownBot.id())
            .body();
        assertThat(seen.path("deleted").asBoolean()).isTrue();
        assertThat(seen.path("displayName").asString()).isEmpty();
        var chat = NODE.bean(ChatLog.class).find(together).orElseThrow();
        assertThat(chat.member(other.id()).map(Member::role)).contains(Role.OWNER);
        assertThat(chat.member(ownBot.id())).isEmpty();
        assertThat(chat.member(othersBot.id()).map(Member::role)).contains(Role.MEMBER);
        var program2 = new Rest(NODE);
        program2.authenticate(key);
        assertThat(program2.get("/api/chats").body().toString())
            .contains(together.value())
            .doesNotContain(alone.value());
    }

    @Test
    void isDeletedByItsOwner() {
        var chat = owner.createGroup("Builds");
        var bot = TestBot.of(NODE, owner).in(chat);
        var program = bot.rest(ApiScope.READ_CHATS);
        assertThat(
            owner
                .rest()
                .delete(BOTS + "/" + bot.id())
                .status()
        ).isEqualTo(204);
        assertThat(
            owner
                .rest()
                .delete(BOTS + "/" + bot.id())
                .status()
        ).isEqualTo(204);
        assertProblem(program.get("/api/me"), 401, "TOKEN_INVALID");
        assertThat(owner.rest().get(BOTS).body().path("bots")).isEmpty();
        assertThat(NODE.bean(ChatLog.class).find(chat).orElseThrow().member(bot.id())).isEmpty();
        assertProblem(owner.rest().post(BOTS, body(bot.username(), "Another", "")), 409, "USERNAME_TAKEN");
    }

    @Test
    void thatPostsInALoopHurtsNobodyElse() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.bot-messages-in-chat.permits=3",
                "parley.limits.rates.bot-messages.permits=5"
            )
        ) {
            var user = node.newUser();
            var chat = user.createGroup("Loop");
            var elsewhere = user.createGroup("Elsewhere");
            var bot = TestBot.of(node, user).in(chat).in(elsewhere);
            var looping = bot.rest(ApiScope.SEND_MESSAGES);
            for (int i = 0; i < 3; i++) {
                assertThat(send(looping, chat, "Loop " + i).status()).isEqualTo(201);
            }
            var refused = send(looping, chat, "Loop");
            assertProblem(refused, 429, "RATE_LIMITED");
            assertThat(refused.body().path("details").path("limit").asString()).isEqualTo("bot-messages-in-chat");
            assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
            for (int i = 0; i < 2; i++) {
                assertThat(send(looping, elsewhere, "Loop " + i).status()).isEqualTo(201);
            }
            assertThat(send(looping, elsewhere, "Loop").body().path("details").path("limit").asString()).isEqualTo(
                "bot-messages"
            );
            var calm = TestBot.of(node, user).in(chat).rest(ApiScope.SEND_MESSAGES);
            assertThat(send(calm, chat, "I am another").status()).isEqualTo(201);
            assertThat(send(user.rest(), chat, "And I its owner").status()).isEqualTo(201);
        }
    }

    private void add(ChatId chat, String userId) {
        var added = owner.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + userId + "\"]}");
        assertThat(added.status()).as("%s", added).isLessThan(300);
    }

    private static Rest.Answer send(Rest rest, ChatId chat, String text) {
        return rest.post(
            "/api/chats/" + chat + "/messages",
            "{\"text\": \"%s\", \"replyTo\": null, \"attachmentIds\": []}".formatted(text)
        );
    }

    private static String key(String scope) {
        return "{\"name\": \"CI\", \"scopes\": [\"%s\"], \"expiresInSeconds\": null}".formatted(scope);
    }

    private static String body(String username, String displayName, String description) {
        return "{\"username\": \"%s\", \"displayName\": \"%s\", \"description\": \"%s\"}".formatted(
            username.replace("\u0000", "\\u0000"),
            displayName,
            description
        );
    }

    private static String newName() {
        return "bot" + newClientId().replace("-", "").substring(0, 20);
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
