package dev.parley.api.apikey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** API keys in wrong places, too many at once, and in the hands of programs that never stop. */
class ApiKeyAttacksIT {

    private static final Node NODE = Node.first();
    private static final String KEYS = "/api/me/api-keys";

    private final TestUser owner = NODE.registerUser();

    @ParameterizedTest
    @ValueSource(strings = { "access_token", "api_key", "key", "token" })
    void isNotReadFromTheAddress(String parameter) {
        var answer = new Rest(NODE).get("/api/me?" + parameter + "=" + create("CI"));
        assertProblem(answer, 401, "NOT_AUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "X-API-Key: KEY",
            "Cookie: parley_refresh=KEY",
            "Cookie: access_token=KEY",
            "Proxy-Authorization: Bearer KEY",
            "Authorization: Basic KEY",
            "Authorization: KEY",
        }
    )
    void isNotReadFromAnotherHeader(String header) {
        var answer = RawHttp.send(
            NODE,
            "GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n\r\n".formatted(
                header.replace("KEY", create("CI"))
            )
        );
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    }

    @Test
    void isNotReadFromAForm() {
        String form = "access_token=" + create("CI");
        var answer = RawHttp.send(
            NODE,
            "POST /api/chats/%s/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n".formatted(
                owner.createGroup("Builds"),
                form.length()
            ) +
                "Content-Type: application/x-www-form-urlencoded\r\n\r\n" +
                form
        );
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void opensNoConnectionByItsHandshake() {
        var chat = owner.createGroup("Builds");
        try (var socket = SocketClient.openBearing(NODE, create("CI"), "program")) {
            var failed = socket.ask(
                id -> new SendMessage(id, chat, "client", "Let me in", null),
                SessionEvent.Failed.class
            );
            assertThat(failed.code()).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
        }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/%61pi/me/api-keys",
            "/api/me/api%2Dkeys",
            "/api/me%2Fapi-keys",
            "//api/me/api-keys",
            "/api//me/api-keys",
            "/api/me/api-keys/",
            "/api/me/./api-keys",
            "/api/chats/../me/api-keys",
            "/api/chats/%2e%2e/me/api-keys",
            "/api/chats/..%2fme/api-keys",
            "/api/me/api-keys;a=b",
            "/api/me;a=b/api-keys",
            "/api/me/api-keys.json",
            "/API/me/api-keys",
        }
    )
    void reachesNothingMoreByADisguisedAddress(String path) {
        String key = create("CI");
        var program = program(NODE, key);
        var listed = program.download(path);
        assertThat(listed.statusCode()).isLessThan(500);
        assertThat(new String(listed.body(), UTF_8)).doesNotContain(idOf(key));
        assertThat(program.post(path, body("Another")).status()).isBetween(400, 499);
        assertThat(list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE" })
    void reachesNothingMoreByAnotherMethod(String method) {
        var chat = owner.createGroup("Builds");
        var answer = program(NODE, create("CI")).change(method, "/api/chats/" + chat, null, "key");
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
        assertThat(
            owner
                .rest()
                .get("/api/chats/" + chat)
                .status()
        ).isEqualTo(200);
    }

    @Test
    void endsOnceWhenManyWindowsRevokeItAtOnce() {
        String key = create("CI");
        var rush = new Rush();
        for (int i = 0; i < 10; i++) {
            rush.add(() -> owner.rest().delete(KEYS + "/" + idOf(key)));
        }
        assertThat(rush.run()).extracting(Rest.Answer::status).containsOnly(204);
        assertProblem(program(NODE, key).get("/api/me"), 401, "TOKEN_INVALID");
    }

    @Test
    void isNotBroughtBackByAUseWhileItIsRevoked() {
        String key = create("CI");
        var rush = new Rush();
        for (int i = 0; i < 20; i++) {
            var program = program(i % 2 == 0 ? NODE : Node.second(), key);
            rush.add(() -> program.get("/api/me"));
        }
        rush.add(() -> owner.rest().delete(KEYS + "/" + idOf(key)));
        assertThat(rush.run()).extracting(Rest.Answer::status).isSubsetOf(200, 401, 204);
        assertProblem(program(NODE, key).get("/api/me"), 401, "TOKEN_INVALID");
        var kept = NODE.bean(MongoTemplate.class)
            .getCollection("api_keys")
            .find(Filters.eq("_id", idOf(key)));
        assertThat(kept).isEmpty();
    }

    @Test
    void isOneWhenTheSameRequestComesManyTimesAtOnce() {
        var rush = new Rush();
        for (int i = 0; i < 10; i++) {
            rush.add(() -> owner.rest().change("POST", KEYS, body("CI"), "once"));
        }
        var answers = rush.run();
        assertThat(answers).extracting(Rest.Answer::status).containsOnly(201);
        assertThat(list()).hasSize(1);
        assertThat(answers)
            .extracting(answer -> program(NODE, answer.body().path("text").asString()).get("/api/me").status())
            .containsOnlyOnce(200);
    }

    @Test
    void areNeverMoreThanMayBeWhenManyAreMadeAtOnce() {
        var rush = new Rush();
        for (int i = 0; i < 30; i++) {
            rush.add(() -> owner.rest().post(KEYS, body("CI")));
        }
        var answers = rush.run();
        assertThat(answers).extracting(Rest.Answer::status).isSubsetOf(201, 409);
        long made = answers
            .stream()
            .filter(answer -> answer.status() == 201)
            .count();
        assertThat(made).isLessThanOrEqualTo(20);
        assertThat(list()).hasSize((int) made);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "ж", "🔑", "👨‍👩‍👧", "🇮🇷", "م" })
    void hasANameOfAnyScriptAndNoLongerOne(String sign) {
        String longest = sign.repeat(64 / sign.codePointCount(0, sign.length()));
        assertThat(owner.rest().post(KEYS, body(longest)).status()).isEqualTo(201);
        assertThat(list().path(0).path("name").asString()).isEqualTo(longest);

        var refused = owner.rest().post(KEYS, body(longest + sign));
        assertProblem(refused, 400, "INVALID_REQUEST");
        assertThat(refused.body().path("details").has("name")).isTrue();
    }

    /** Not even where Spring logs what it does at each step. */
    @Test
    void isWrittenToNoLogWhereItIsUsedAsItShould() {
        var chat = owner.createGroup("Builds");
        var secret = new AtomicReference<String>();
        var lines = logged(List.of("dev.parley", "org.springframework"), () -> {
            String key = create("CI");
            secret.set(secretOf(key));
            var program = program(NODE, key);
            program.get("/api/me");
            program.post("/api/chats/" + chat + "/messages", "{\"text\": \"" + idOf(key));
            program.post(KEYS, body("Another"));
            program(NODE, key + "A").get("/api/me");
            owner.rest().delete(KEYS + "/" + idOf(key));
            program.get("/api/me");
        });
        assertThat(lines).anyMatch(line -> line.contains("ApiKeyBearer"));
        assertThat(lines.stream().filter(line -> line.contains(secret.get()))).isEmpty();
    }

    @Test
    void isWrittenToNoLogOfParleyWhereItIsMisplaced() {
        String key = create("CI");
        var lines = logged(List.of("dev.parley"), () -> {
            var program = program(NODE, key);
            program.get("/api/me?access_token=" + key);
            program.get("/api/chats/" + key);
            program.delete(KEYS + "/" + key);
            program.post("/api/chats/none/messages", "{\"text\": \"" + key);
            program.post("/api/auth/login", "{\"username\": \"" + key + "\", \"password\": \"" + key + "\"}");
            owner.rest().post(KEYS, body(key));
            try (var socket = SocketClient.openBearing(NODE, key, "program")) {
                socket.ask(id -> new SessionCommand.Authenticate(id, key), SessionEvent.Failed.class);
            }
        });
        assertThat(lines.stream().filter(line -> line.contains(secretOf(key)))).isEmpty();
    }

    @Test
    void isNotTakenForAWrongOneWhileTheStoreIsAway() {
        try (var gated = Node.startGated()) {
            var program = program(gated.node(), create("CI"));
            assertThat(program.get("/api/me").status()).isEqualTo(200);
            gated.mongo().shut();
            assertProblem(program.get("/api/me"), 503, "UNAVAILABLE");
            gated.returnMongo();
            assertThat(program.get("/api/me").status()).isEqualTo(200);
        }
    }

    @Test
    void ofAProgramThatNeverStopsIsRevokedAllTheSame() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.requests.permits=4",
                "parley.limits.rates.api-key-requests.permits=4"
            )
        ) {
            var user = node.newUser();
            var created = user.rest().post(KEYS, body("Loop"));
            var other = user.rest().post(KEYS, body("Another"));
            String key = created.body().path("text").asString();
            var program = program(node, key);
            for (int i = 0; i < 4; i++) {
                assertThat(program.get("/api/me").status()).isEqualTo(200);
            }
            var refused = program.get("/api/me");
            assertProblem(refused, 429, "RATE_LIMITED");
            assertThat(refused.body().path("details").path("limit").asString()).isEqualTo("api-key-requests");
            assertProblem(program(node, other.body().path("text").asString()).get("/api/me"), 429, "RATE_LIMITED");

            assertThat(
                user
                    .rest()
                    .delete(KEYS + "/" + idOf(key))
                    .status()
            ).isEqualTo(204);
            assertProblem(program.get("/api/me"), 401, "TOKEN_INVALID");
        }
    }

    private String create(String name) {
        var created = owner.rest().post(KEYS, body(name));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        return created.body().path("text").asString();
    }

    private JsonNode list() {
        return owner.rest().get(KEYS).body().path("keys");
    }

    private static String body(String name) {
        return """
        {"name": "%s", "scopes": ["readChats", "sendMessages"], "expiresInSeconds": null}""".formatted(name);
    }

    private static Rest program(Node node, String key) {
        var rest = new Rest(node);
        rest.authenticate(key);
        return rest;
    }

    private static String idOf(String key) {
        return key.split("_", 3)[1];
    }

    private static String secretOf(String key) {
        return key.split("_", 3)[2];
    }

    /** What is logged meanwhile, by these loggers whatever its level. */
    private static List<String> logged(List<String> names, Runnable action) {
        var loggers = names
            .stream()
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
        loggers.forEach(logger -> logger.setLevel(Level.TRACE));
        try (var log = LogRecord.open()) {
            action.run();
            return log.texts();
        } finally {
            loggers.forEach(logger -> logger.setLevel(null));
        }
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
