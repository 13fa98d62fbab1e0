package dev.parley.api.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Who may register, and invites to do so. */
class RegistrationIT {

    private static final Node NODE = Node.first();

    private final TestUser administrator = NODE.newAdministrator();

    @AfterEach
    void openAgain() {
        choose("open");
    }

    @Test
    void closedItHoldsForEverybodyOnAllNodesAtOnce() {
        String token = invite(3600, 5).path("token").asString();
        choose("closed");
        assertThat(new Rest(Node.second()).get("/api/registration").body().path("mode").asString()).isEqualTo("closed");
        assertProblem(register(Node.second(), null), 403, "REGISTRATION_CLOSED");
        assertProblem(register(NODE, token), 403, "REGISTRATION_CLOSED");
    }

    @Test
    void byInviteItTakesAToken() {
        choose("byInvite");
        assertProblem(register(NODE, null), 403, "REGISTRATION_BY_INVITE");
        assertProblem(register(NODE, "x".repeat(22)), 404, "INVITE_NOT_FOUND");
        assertProblem(register(NODE, "<script>"), 404, "INVITE_NOT_FOUND");
        String token = invite(3600, 1).path("token").asString();
        var look = new Rest(NODE).get("/api/registration/invites/" + token);
        assertThat(look.status()).as("%s", look).isEqualTo(200);
        assertThat(register(Node.second(), token).status()).isEqualTo(201);
        assertProblem(register(NODE, token), 410, "INVITE_USED_UP");
        assertProblem(new Rest(NODE).get("/api/registration/invites/" + token), 410, "INVITE_USED_UP");
    }

    @Test
    void ofManyAtOnceNoMoreRegisterThanItSays() {
        choose("byInvite");
        String token = invite(3600, 3).path("token").asString();
        var rush = new Rush();
        for (int i = 0; i < 6; i++) {
            var node = i % 2 == 0 ? NODE : Node.second();
            rush.add(() -> register(node, token));
        }
        var statuses = rush.run().stream().map(Rest.Answer::status);
        assertThat(statuses).containsExactlyInAnyOrder(201, 201, 201, 410, 410, 410);
    }

    @Test
    void whatIsRefusedUsesNothingUp() {
        choose("byInvite");
        String token = invite(3600, 1).path("token").asString();
        assertProblem(register(NODE, token, administrator.username()), 409, "USERNAME_TAKEN");
        assertThat(register(NODE, token).status()).isEqualTo(201);
    }

    @Test
    void endsByItsTimeAndByBeingRevoked() {
        choose("byInvite");
        var invite = invite(3600, 5);
        String token = invite.path("token").asString();
        String id = invite.path("invite").path("id").asString();
        assertThat(list()).contains(id).doesNotContain(token);
        assertThat(
            administrator
                .rest()
                .delete("/api/admin/registration/invites/" + id)
                .status()
        ).isEqualTo(204);
        assertProblem(register(NODE, token), 404, "INVITE_NOT_FOUND");
        assertThat(list()).doesNotContain(id);

        var late = invite(3600, 5);
        NODE.bean(MongoTemplate.class)
            .getCollection("registration_invites")
            .updateOne(
                Filters.eq("_id", late.path("invite").path("id").asString()),
                Updates.set("expiresAt", new Date(0))
            );
        assertProblem(register(NODE, late.path("token").asString()), 410, "INVITE_EXPIRED");
    }

    @Test
    void isKeptAsAHashAndShownOnce() {
        var invite = invite(3600, 5);
        var kept = Objects.requireNonNull(
            NODE.bean(MongoTemplate.class)
                .getCollection("registration_invites")
                .find(new Document("_id", invite.path("invite").path("id").asString()))
                .first()
        );
        assertThat(invite.path("token").asString()).hasSize(22);
        assertThat(kept.toJson()).doesNotContain(invite.path("token").asString());
    }

    @Test
    void aRepeatGivesTheSameInviteAnotherTokenAndNoneOnceItIsRevoked() {
        String key = SocketClient.newClientId();
        String body = "{\"expiresInSeconds\": 3600, \"maxUses\": 1}";
        String path = "/api/admin/registration/invites";
        var first = administrator.rest().change("POST", path, body, key).body();
        var again = administrator.on(Node.second()).rest().change("POST", path, body, key).body();
        assertThat(again.path("invite").path("id")).isEqualTo(first.path("invite").path("id"));
        assertThat(again.path("token")).isNotEqualTo(first.path("token"));
        administrator.rest().delete(path + "/" + first.path("invite").path("id").asString());
        assertProblem(administrator.rest().change("POST", path, body, key), 404, "INVITE_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "{\"expiresInSeconds\": 59, \"maxUses\": 1}|expiresInSeconds",
            "{\"expiresInSeconds\": 99999999999, \"maxUses\": 1}|expiresInSeconds",
            "{\"expiresInSeconds\": 3600, \"maxUses\": 0}|maxUses",
            "{\"expiresInSeconds\": 3600, \"maxUses\": 1001}|maxUses",
            "{\"expiresInSeconds\": null, \"maxUses\": 1}|expiresInSeconds",
            "{\"maxUses\": 1}|expiresInSeconds",
        }
    )
    void refusesWhatIsOutOfItsLimits(String body, String field) {
        var refused = administrator.rest().post("/api/admin/registration/invites", body);
        assertProblem(refused, 400, "INVALID_REQUEST");
        assertThat(refused.body().path("details").has(field)).as("%s", refused).isTrue();
    }

    @Test
    void refusesAModeThatIsNone() {
        var refused = administrator.rest().put("/api/admin/registration", "{\"mode\": \"BY_INVITE\"}");
        assertProblem(refused, 400, "INVALID_REQUEST");
        assertProblem(administrator.rest().put("/api/admin/registration", "{}"), 400, "INVALID_REQUEST");
    }

    private void choose(String mode) {
        var answer = administrator.rest().put("/api/admin/registration", "{\"mode\": \"" + mode + "\"}");
        assertThat(answer.body().path("mode").asString()).as("%s", answer).isEqualTo(mode);
    }

    private JsonNode invite(int seconds, int uses) {
        var made = administrator
            .rest()
            .post(
                "/api/admin/registration/invites",
                "{\"expiresInSeconds\": " + seconds + ", \"maxUses\": " + uses + "}"
            );
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.body();
    }

    private String list() {
        return administrator.rest().get("/api/admin/registration/invites").raw().body();
    }

    private static Rest.Answer register(Node node, @Nullable String token) {
        return register(node, token, "new" + SocketClient.newClientId().replace("-", "").substring(0, 20));
    }

    private static Rest.Answer register(Node node, @Nullable String token, String username) {
        String invite = token == null ? "" : ", \"invite\": \"" + token + "\"";
        return new Rest(node).post(
            "/api/auth/register",
            "{\"username\": \"%s\", \"displayName\": \"New\", \"password\": \"%s\"%s}".formatted(
                username,
                TestUser.PASSWORD,
                invite
            )
        );
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
