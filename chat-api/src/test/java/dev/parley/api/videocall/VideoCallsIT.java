package dev.parley.api.videocall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What owners make of video calls, by a login or an API key. */
class VideoCallsIT {

    private static final Node NODE = Node.first();
    private static final TestUser OWNER = NODE.newUser();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Rest program() {
        var rest = new Rest(NODE);
        var scopes = Set.of(ApiScope.CREATE_VIDEO_CALLS);
        rest.authenticate(NODE.bean(ApiKeys.class).create(OWNER.intent(), "bot", scopes, null).text().reveal());
        return rest;
    }

    @Test
    void aProgramMakesOneWatchesItAndEndsIt() {
        var program = program();
        var room = TestRoom.create(program, TestRoom.body());
        assertThat(room.created().path("status").asString()).isEqualTo("pending");
        assertThat(room.created().path("callback_secret").isNull()).isTrue();
        var links = room.created().path("links");
        assertThat(links.size()).isEqualTo(2);
        assertThat(links.path(0).path("person").path("external_id").asString()).isEqualTo("crm-17");
        assertThat(links.path(0).path("url").asString()).startsWith(
            NODE.http("/video-call/" + room.id() + "?token=").toString()
        );

        var seen = program.get(room.path()).body();
        assertThat(seen.path("people").path(1).path("display_name").asString()).isEqualTo("Bob");
        assertThat(seen.toString()).doesNotContain(room.tokens().getFirst());
        assertThat(OWNER.rest().get(room.path()).body()).isEqualTo(seen);

        var ended = program.post(room.path() + "/end", "{}");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body().path("status").asString()).isEqualTo("ended");
        assertThat(ended.body().path("end_reason").asString()).isEqualTo("endedByOwner");
        assertThat(ended.body().path("duration_ms").asInt()).isZero();
        assertThat(program.post(room.path() + "/end", "{}").body()).isEqualTo(ended.body());
        assertThat(program.get(room.path() + "/status").body()).isEqualTo(ended.body());
        assertThat(room.join(new Rest(NODE), 0).code()).isEqualTo("VIDEO_CALL_ENDED");
    }

    @Test
    void aDeletedOneIsGoneForEverybody() {
        var room = TestRoom.create(OWNER.rest(), TestRoom.body());
        assertThat(OWNER.rest().delete(room.path()).status()).isEqualTo(204);
        assertThat(OWNER.rest().delete(room.path()).status()).isEqualTo(204);
        assertThat(OWNER.rest().get(room.path()).code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
        assertThat(room.verify(new Rest(NODE), 0).code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
    }

    @Test
    void othersAreToldThatThereIsNone() {
        var room = TestRoom.create(OWNER.rest(), TestRoom.body());
        var other = NODE.newUser().rest();
        assertThat(other.get(room.path()).code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
        assertThat(other.get(room.path() + "/status").code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
        assertThat(other.post(room.path() + "/end", "{}").code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
        assertThat(other.delete(room.path()).code()).isEqualTo("VIDEO_CALL_NOT_FOUND");
        assertThat(OWNER.rest().get(room.path()).body().path("status").asString()).isEqualTo("pending");
    }

    @Test
    void theSameRequestAgainIsTheSameRoomWithTheSameLinks() {
        String body = TestRoom.body().toString();
        var first = OWNER.rest().change("POST", "/api/video-call/create", body, "call-4711");
        var second = OWNER.rest().change("POST", "/api/video-call/create", body, "call-4711");
        assertThat(second.body()).isEqualTo(first.body());
        var others = NODE.newUser().rest().change("POST", "/api/video-call/create", body, "call-4711");
        assertThat(others.body().path("room_id")).isNotEqualTo(first.body().path("room_id"));
    }

    @Test
    void aUserIsNamedByTheId() {
        var user = NODE.newUser();
        var body = TestRoom.body();
        body.putArray("people").addObject().put("user_id", user.id().value());
        body.withArray("people").addObject().put("external_id", "x").put("display_name", "Bob");
        var room = TestRoom.create(OWNER.rest(), body);
        var look = room.verify(new Rest(NODE), 1).body();
        assertThat(look.path("display_name").asString()).isEqualTo("Bob");
        assertThat(look.path("other_display_name").asString()).isNotEmpty();
        assertThat(look.path("call_type").asString()).isEqualTo("video");

        assertThat(
            user
                .rest()
                .put("/api/me/blocks/" + OWNER.id(), "{}")
                .status()
        ).isLessThan(300);
        assertThat(OWNER.rest().post("/api/video-call/create", body.toString()).code()).isEqualTo("BLOCKED");
    }

    @Test
    void aChatHasToBeOneInWhichTheOwnerMayCall() {
        var stranger = NODE.newUser();
        var foreign = stranger.createGroup("Foreign", NODE.newUser());
        var body = TestRoom.body().put("chat_id", foreign.value());
        assertThat(OWNER.rest().post("/api/video-call/create", body.toString()).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(stranger.rest().post("/api/video-call/create", body.toString()).status()).isEqualTo(201);
    }

    @Test
    void nobodyCallsABotAndABotCallsInNoChat() {
        var owner = NODE.newUser();
        var bot = TestBot.of(NODE, owner).in(owner.createGroup("Builds"));
        var withBot = TestRoom.body();
        withBot.set("people", JSON.readTree("[{\"user_id\": \"%s\"}, %s]".formatted(bot.id(), person("b", "B"))));
        assertThat(owner.rest().post("/api/video-call/create", withBot.toString()).code()).isEqualTo("INVALID_REQUEST");

        var inChat = TestRoom.body().put("chat_id", owner.createGroup("Others").value());
        var program = bot.rest(ApiScope.CREATE_VIDEO_CALLS);
        assertThat(program.post("/api/video-call/create", inChat.toString()).code()).isEqualTo("FORBIDDEN");
        TestRoom.create(program, TestRoom.body());
    }

    @Test
    void endsWithTheAccountOfItsOwner() {
        var owner = NODE.newUser();
        var bot = TestBot.of(NODE, owner);
        var room = TestRoom.create(owner.rest(), TestRoom.body());
        var ofBot = TestRoom.create(bot.rest(ApiScope.CREATE_VIDEO_CALLS), TestRoom.body());
        var visitor = new Rest(NODE);
        assertThat(room.verify(visitor, 0).status()).isEqualTo(200);

        assertThat(
            owner
                .rest()
                .delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}")
                .status()
        ).isEqualTo(204);

        assertThat(room.verify(visitor, 0).code()).isEqualTo("VIDEO_CALL_ENDED");
        assertThat(ofBot.verify(visitor, 0).code()).isEqualTo("VIDEO_CALL_ENDED");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
            Arguments.of("{}", "INVALID_REQUEST"),
            Arguments.of(with("call_type", "\"hologram\""), "INVALID_REQUEST"),
            Arguments.of(with("people", "[]"), "INVALID_REQUEST"),
            Arguments.of(with("people", "[null, null]"), "INVALID_REQUEST"),
            Arguments.of(with("people", "[{}, {}]"), "INVALID_REQUEST"),
            Arguments.of(people("Ann"), "INVALID_REQUEST"),
            Arguments.of(people("Ann", "Bob", "Cid"), "INVALID_REQUEST"),
            Arguments.of(people("Ann", "😀".repeat(200)), "INVALID_REQUEST"),
            Arguments.of(people("Ann", ""), "INVALID_REQUEST"),
            Arguments.of(people("Ann", "\u200b\u200b"), "TEXT_INVISIBLE"),
            Arguments.of(people("Ann", "\u0007"), "TEXT_UNREADABLE"),
            Arguments.of(with("people", "[%1$s, %1$s]".formatted(person("a", "Ann"))), "INVALID_REQUEST"),
            Arguments.of(with("people", "[%s, %s]".formatted(person("", "A"), person("b", "B"))), "INVALID_REQUEST"),
            Arguments.of(with("people", "[{\"user_id\": \"nobody\"}, " + person("b", "B") + "]"), "INVALID_REQUEST"),
            Arguments.of(
                with("people", "[{\"user_id\": \"01m7y4h1twv73jrc2s4qg5g2as\"}, " + person("b", "B") + "]"),
                "USER_NOT_FOUND"
            ),
            Arguments.of(with("expires_in", "59"), "INVALID_REQUEST"),
            Arguments.of(with("expires_in", "86401"), "INVALID_REQUEST"),
            Arguments.of(with("expires_in", "9999999999999"), "INVALID_REQUEST"),
            Arguments.of(with("chat_id", "\"01m7y4h1twv73jrc2s4qg5g2as\""), "CHAT_NOT_FOUND"),
            Arguments.of(with("callback_url", "\"ftp://example.org/\""), "INVALID_REQUEST"),
            Arguments.of(with("callback_url", "\"http://127.0.0.1:6379/\""), "INVALID_REQUEST"),
            Arguments.of(with("callback_url", "\"http://[::ffff:10.0.0.1]/\""), "INVALID_REQUEST"),
            Arguments.of(with("callback_url", "\"http://169.254.169.254/latest/meta-data\""), "INVALID_REQUEST"),
            Arguments.of(with("callback_url", "\"https://user:pass@example.org/\""), "INVALID_REQUEST"),
            Arguments.of(with("something_else", "1"), "INVALID_REQUEST")
        );
    }

    private static String with(String field, String json) {
        ObjectNode body = TestRoom.body();
        body.set(field, JSON.readTree(json));
        return body.toString();
    }

    private static String people(String... names) {
        var people = JSON.createArrayNode();
        for (int at = 0; at < names.length; at++) {
            people
                .addObject()
                .put("external_id", "id-" + at)
                .put("display_name", names[at]);
        }
        return with("people", people.toString());
    }

    private static String person(String externalId, String name) {
        return JSON.createObjectNode().put("external_id", externalId).put("display_name", name).toString();
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void refuses(String body, String code) {
        var answer = OWNER.rest().post("/api/video-call/create", body);
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
    }

    @Test
    void namesAWrongFieldAsTheBodyDoes() {
        var body = TestRoom.body().putNull("call_type");
        var answer = OWNER.rest().post("/api/video-call/create", body.toString());
        assertThat(answer.body().path("details").propertyNames()).containsExactly("call_type");
    }
}
