package dev.parley.api.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Making API keys, using them, and how they end. */
class ApiKeysIT {

    private static final Node NODE = Node.first();
    private static final String BOTH = "\"readChats\", \"sendMessages\"";

    private final TestUser owner = NODE.registerUser();

    @Test
    void actsAsItsOwner() {
        var program = program(NODE, create(owner, BOTH, "null"));
        assertThat(program.get("/api/me").body().path("id").asString()).isEqualTo(owner.id().value());

        var group = owner.createGroup("Builds");
        String messages = "/api/chats/" + group + "/messages";
        var sent = program.change("POST", messages, message("It is green"), "build-1");
        assertThat(sent.status()).as("%s", sent).isEqualTo(201);
        assertThat(sent.body().path("chatId").asString()).isEqualTo(group.value());

        var repeated = program.change("POST", messages, message("It is green"), "build-1");
        assertThat(repeated.body()).isEqualTo(sent.body());

        var events = program.get("/api/chats/" + group + "/events").body();
        assertThat(events.path("head").asLong()).isEqualTo(sent.body().path("seq").asLong());
        assertThat(events.toString()).contains("It is green", owner.id().value());
    }

    @Test
    void reachesNoChatThatItsOwnerIsNotIn() {
        var group = NODE.newUser().createGroup("Others");
        var program = program(NODE, create(owner, BOTH, "null"));
        assertProblem(program.get("/api/chats/" + group), 404, "CHAT_NOT_FOUND");
        assertProblem(program.post("/api/chats/" + group + "/messages", message("Let me in")), 404, "CHAT_NOT_FOUND");
    }

    @Test
    void isShownOnceAndKeptAsAHash() {
        String text = create(owner, BOTH, "null");
        String secret = text.split("_", 3)[2];
        assertThat(secret).hasSize(43);
        assertThat(owner.rest().get("/api/me/api-keys").raw().body()).doesNotContain(secret);
        var kept = Objects.requireNonNull(
            NODE.bean(MongoTemplate.class)
                .getCollection("api_keys")
                .find(Filters.eq("_id", idOf(text)))
                .first()
        );
        assertThat(kept.toJson()).doesNotContain(secret);
        assertThat(kept.getString("hash")).hasSize(43);
    }

    @Test
    void isListedWithItsTermsTheLatestFirst() {
        create(owner, "\"readChats\"", "null");
        String later = create(owner, BOTH, "3600");
        var keys = list(owner);
        assertThat(keys).hasSize(2);
        var first = keys.path(0);
        assertThat(first.path("id").asString()).isEqualTo(idOf(later));
        assertThat(first.path("name").asString()).isEqualTo("CI");
        assertThat(first.path("scopes").toString()).isEqualTo("[\"readChats\",\"sendMessages\"]");
        assertThat(first.path("lastUsedAt").isNull()).isTrue();
        assertThat(Instant.parse(first.path("expiresAt").asString())).isEqualTo(
            Instant.parse(first.path("createdAt").asString()).plusSeconds(3600)
        );
        assertThat(keys.path(1).path("expiresAt").isNull()).isTrue();
    }

    @Test
    void endsAtOnceWhenItIsRevokedOnAllNodes() {
        String text = create(owner, BOTH, "null");
        var program = program(NODE, text);
        var elsewhere = program(Node.second(), text);
        assertThat(program.get("/api/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);

        assertThat(
            owner
                .rest()
                .delete("/api/me/api-keys/" + idOf(text))
                .status()
        ).isEqualTo(204);

        assertProblem(program.get("/api/me"), 401, "TOKEN_INVALID");
        assertProblem(elsewhere.get("/api/me"), 401, "TOKEN_INVALID");
        assertThat(list(owner)).isEmpty();
    }

    @Test
    void isRevokedByNobodyElse() {
        String text = create(owner, BOTH, "null");
        NODE.newUser()
            .rest()
            .delete("/api/me/api-keys/" + idOf(text));
        assertThat(program(NODE, text).get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void outlivesTheLogInAndEndsWithTheAccount() {
        var program = program(NODE, create(owner, BOTH, "null"));
        var other = new Rest(NODE);
        var login = other.post(
            "/api/auth/login",
            """
            {"username": "%s", "password": "%s"}""".formatted(owner.username(), TestUser.PASSWORD)
        );
        owner.rest().post("/api/auth/logout", "");
        assertThat(program.get("/api/me").status()).isEqualTo(200);

        other.authenticate(login.body().path("accessToken").asString());
        var deleted = other.delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        assertThat(deleted.status()).isEqualTo(204);
        assertProblem(program.get("/api/me"), 401, "TOKEN_INVALID");
    }

    @Test
    void expires() {
        try (var node = Node.start()) {
            var program = program(node, create(node.newUser(), BOTH, "3600"));
            node.clock().advance(Duration.ofMinutes(59));
            assertThat(program.get("/api/me").status()).isEqualTo(200);
            node.clock().advance(Duration.ofMinutes(1));
            assertProblem(program.get("/api/me"), 401, "TOKEN_EXPIRED");
        }
    }

    @Test
    void notesItsLastUseOnceAMinute() {
        try (var node = Node.start()) {
            var user = node.newUser();
            var program = program(node, create(user, BOTH, "null"));
            program.get("/api/me");
            String first = lastUse(user);
            assertThat(first).isNotEmpty();
            node.clock().advance(Duration.ofSeconds(30));
            program.get("/api/me");
            assertThat(lastUse(user)).isEqualTo(first);
            node.clock().advance(Duration.ofSeconds(30));
            program.get("/api/me");
            assertThat(Instant.parse(lastUse(user))).isAfterOrEqualTo(Instant.parse(first).plusSeconds(60));
        }
    }

    @Test
    void isRefusedWhenItIsAltered() {
        String text = create(owner, BOTH, "null");
        String other = create(owner, BOTH, "null");
        char last = text.charAt(text.length() - 1);
        for (String altered : new String[] {
            text.substring(0, text.length() - 1) + (last == 'A' ? 'Q' : 'A'),
            text.substring(0, text.length() - 1),
            text + "A",
            text.replace(idOf(text), idOf(other)),
            "parley_",
        }) {
            assertProblem(program(NODE, altered).get("/api/me"), 401, "TOKEN_INVALID");
        }
        assertThat(program(NODE, text).get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void slowsWhoeverTriesWrongOnesAndNotWhoeverHasARightOne() {
        try (var node = Node.start("parley.limits.enabled=true", "parley.edge.trusted-proxies=127.0.0.1")) {
            String text = create(node.newUser(), BOTH, "null");
            var guesser = program(node, text.substring(0, text.length() - 2) + "__").from("203.0.113.7");
            for (int i = 0; i < 20; i++) {
                assertProblem(guesser.get("/api/me"), 401, "TOKEN_INVALID");
            }
            var slowed = guesser.get("/api/me");
            assertProblem(slowed, 429, "RATE_LIMITED");
            assertThat(slowed.body().path("details").path("limit").asString()).isEqualTo("wrong-api-keys");
            assertThat(program(node, text).from("203.0.113.7").get("/api/me").status()).isEqualTo(200);
        }
    }

    @Test
    void makesOneKeyOfARepeatedRequestWhoseAnswerWasLost() {
        var lost = owner.rest().change("POST", "/api/me/api-keys", body(BOTH, "null"), "once");
        var repeated = owner.rest().change("POST", "/api/me/api-keys", body(BOTH, "null"), "once");
        assertThat(list(owner)).hasSize(1);
        assertThat(program(NODE, textOf(repeated)).get("/api/me").status()).isEqualTo(200);
        assertProblem(program(NODE, textOf(lost)).get("/api/me"), 401, "TOKEN_INVALID");
    }

    @Test
    void areOnlySoMany() {
        for (int i = 0; i < 20; i++) {
            create(owner, BOTH, "null");
        }
        var refused = owner.rest().post("/api/me/api-keys", body(BOTH, "null"));
        assertProblem(refused, 409, "API_KEY_LIMIT_REACHED");
        assertThat(refused.body().path("details").path("limit").asInt()).isEqualTo(20);
        assertThat(list(owner)).hasSize(20);
        owner.rest().delete("/api/me/api-keys/" + list(owner).path(0).path("id").asString());
        create(owner, BOTH, "null");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "''|[\"readChats\"]|null|name",
            "CI|[]|null|scopes",
            "CI|[\"everything\"]|null|scopes[0]",
            "CI|[\"readChats\"]|59|expiresInSeconds",
            "CI|[\"readChats\"]|31622401|expiresInSeconds",
            "CI|[\"readChats\"]|9223372036854775807|expiresInSeconds",
        }
    )
    void namesTheFieldThatIsWrong(String name, String scopes, String lifetime, String field) {
        var answer = owner.rest().post(
            "/api/me/api-keys",
            """
            {"name": "%s", "scopes": %s, "expiresInSeconds": %s}""".formatted(name, scopes, lifetime)
        );
        assertProblem(answer, 400, "INVALID_REQUEST");
        assertThat(answer.body().path("details").has(field)).as("%s", answer).isTrue();
    }

    @Test
    void mustExpireWhereThatIsConfigured() {
        try (var node = Node.start("parley.api-keys.max-lifetime=1d")) {
            var rest = node.newUser().rest();
            assertThat(rest.get("/api/me/api-keys").body().path("maxLifetimeSeconds").asLong()).isEqualTo(86_400);
            assertProblem(rest.post("/api/me/api-keys", body(BOTH, "null")), 400, "INVALID_REQUEST");
            assertProblem(rest.post("/api/me/api-keys", body(BOTH, "86401")), 400, "INVALID_REQUEST");
            assertThat(rest.post("/api/me/api-keys", body(BOTH, "86400")).status()).isEqualTo(201);
        }
    }

    private static String create(TestUser user, String scopes, String lifetime) {
        var created = user.rest().post("/api/me/api-keys", body(scopes, lifetime));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        return textOf(created);
    }

    private static String textOf(Rest.Answer created) {
        return created.body().path("text").asString();
    }

    private static String body(String scopes, String lifetime) {
        return """
        {"name": "CI", "scopes": [%s], "expiresInSeconds": %s}""".formatted(scopes, lifetime);
    }

    private static String message(String text) {
        return """
        {"text": "%s", "replyTo": null, "attachmentIds": []}""".formatted(text);
    }

    private static Rest program(Node node, String key) {
        var rest = new Rest(node);
        rest.authenticate(key);
        return rest;
    }

    private static JsonNode list(TestUser user) {
        return user.rest().get("/api/me/api-keys").body().path("keys");
    }

    private static String lastUse(TestUser user) {
        return list(user).path(0).path("lastUsedAt").asString("");
    }

    private static String idOf(String text) {
        return text.split("_", 3)[1];
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
