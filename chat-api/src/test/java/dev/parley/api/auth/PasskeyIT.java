package dev.parley.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.UserEvent;
import dev.parley.api.testing.Authenticator;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestPasskey;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.factor.FactorChange;
import dev.parley.chat.passkey.SoftAuthenticator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passkeys from the first to the last, on two nodes. What is refused of a browser's answer has {@code CeremoniesTest}. */
class PasskeyIT {

    private static final Node NODE = Node.first();
    private static final Node OTHER = Node.second();
    private static final String ROUTE = TestPasskey.ROUTE;

    private final TestUser user = NODE.registerUser();

    @Test
    void isAddedByThePasswordAndLetsInUntilItIsRemoved() {
        assertThat(TestPasskey.begin(user, "not the password", null).code()).isEqualTo("WRONG_PASSWORD");
        TestPasskey passkey;
        try (var elsewhere = user.on(OTHER).connect()) {
            passkey = TestPasskey.add(user);
            assertThat(elsewhere.expect(UserEvent.SecondFactorChanged.class).change()).isEqualTo(
                FactorChange.PASSKEY_ADDED
            );
        }
        var listed = user.rest().get(ROUTE).body();
        assertThat(listed.path("passkeys")).hasSize(1);
        assertThat(listed.path("passkeys").path(0).path("name").asString()).isEqualTo("Laptop");
        assertThat(listed.path("passkeys").path(0).path("lastUsedAt").isNull()).isTrue();
        assertThat(listed.path("allowed").asBoolean()).isTrue();
        assertThat(listed.path("address").path("host").asString()).isEqualTo("localhost");
        assertThat(password().status()).as("the password still lets in").isEqualTo(200);

        var entered = passkey.logIn(NODE, OTHER);
        assertThat(entered.status()).as("%s", entered).isEqualTo(200);
        assertThat(entered.body().path("user").path("username").asString()).isEqualTo(user.username());
        assertThat(entered.raw().headers().allValues("Set-Cookie")).anyMatch(each -> each.contains("parley_device"));
        assertThat(user.rest().get(ROUTE).body().path("passkeys").path(0).path("lastUsedAt").isNull()).isFalse();

        String path = ROUTE + "/" + passkey.id();
        assertThat(user.rest().put(path, "{\"name\": \"Key ring\"}").body().path("name").asString()).isEqualTo(
            "Key ring"
        );
        var stranger = NODE.newUser();
        assertThat(stranger.rest().put(path, "{\"name\": \"Mine\"}").code()).isEqualTo("NOT_FOUND");
        assertThat(stranger.rest().delete(path, TestPasskey.proof(TestUser.PASSWORD, null)).status()).isEqualTo(204);
        assertThat(user.rest().delete(path, TestPasskey.proof("not it", null)).code()).isEqualTo("WRONG_PASSWORD");
        assertThat(passkey.logIn(OTHER, NODE).status()).as("it is still there").isEqualTo(200);
        assertThat(user.rest().delete(path, TestPasskey.proof(TestUser.PASSWORD, null)).status()).isEqualTo(204);
        assertThat(passkey.logIn(NODE, NODE).code()).isEqualTo("PASSKEY_UNKNOWN");
        assertThat(kinds()).contains("passkeyAdded", "passkeyRemoved", "loggedIn");
    }

    @Test
    void aChallengeIsForOneUseAndForTheLoginThatHasAskedForIt() {
        var passkey = TestPasskey.add(user);
        var shown = passkey.authenticator().show(TestPasskey.challenge(NODE), user.id());
        assertThat(TestPasskey.logIn(new Rest(NODE), shown).status()).isEqualTo(200);
        assertThat(TestPasskey.logIn(new Rest(OTHER), shown).code()).isEqualTo("PASSKEY_EXPIRED");

        String ofUser = TestPasskey.begin(user, TestUser.PASSWORD, null).body().path("challenge").asString();
        assertThat(TestPasskey.add(NODE.newUser(), new SoftAuthenticator(), ofUser).code()).isEqualTo(
            "PASSKEY_EXPIRED"
        );
        String again = TestPasskey.begin(user, TestUser.PASSWORD, null).body().path("challenge").asString();
        assertThat(TestPasskey.add(user, passkey.authenticator(), again).code()).isEqualTo("PASSKEY_EXISTS");
    }

    @Test
    void aCopyIsRefusedAndNoted() {
        var passkey = TestPasskey.add(user);
        passkey.authenticator().counting(5);
        assertThat(passkey.logIn(NODE, NODE).status()).isEqualTo(200);
        passkey.authenticator().counting(5);
        assertThat(passkey.logIn(NODE, OTHER).code()).isEqualTo("PASSKEY_REFUSED");
        assertThat(kinds()).contains("passkeyCloned");
    }

    @Test
    void standsInPlaceOfTheCodeOfAnApp() {
        var passkey = TestPasskey.add(user);
        var begun = user.rest().post("/api/me/second-factor/setup", TestPasskey.proof(TestUser.PASSWORD, null));
        var app = new Authenticator(begun.body().path("secret").asString());
        user.rest().put("/api/me/second-factor", "{\"code\": \"" + app.code(NODE.clock().instant(), 0) + "\"}");

        var asked = password();
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("code").asBoolean()).isTrue();
        assertThat(asked.body().path("passkey").asBoolean()).isTrue();
        assertThat(passkey.logIn(NODE, NODE).status()).isEqualTo(200);
        assertThat(TestPasskey.begin(user, TestUser.PASSWORD, null).code())
            .as("by both")
            .isEqualTo("CODE_WRONG");
        assertThat(TestPasskey.begin(user, TestUser.PASSWORD, app.code(NODE.clock().instant(), 1)).status()).isEqualTo(
            201
        );
    }

    @Test
    void isOfNoUseForALockedAccountAndGoesByAReset() {
        var administrator = NODE.newAdministrator();
        var passkey = TestPasskey.add(user);
        String person = "/api/admin/people/" + user.id();
        administrator.rest().put(person + "/lock", "{\"locked\": true}");
        assertThat(passkey.logIn(NODE, NODE).code()).isEqualTo("ACCOUNT_LOCKED");
        administrator.rest().put(person + "/lock", "{\"locked\": false}");
        assertThat(passkey.logIn(NODE, NODE).status()).isEqualTo(200);
        assertThat(
            administrator
                .rest()
                .delete(person + "/second-factor")
                .status()
        ).isEqualTo(204);
        assertThat(passkey.logIn(NODE, NODE).code()).isEqualTo("PASSKEY_UNKNOWN");
    }

    @Test
    void goesWithTheAccount() {
        var passkey = TestPasskey.add(user);
        assertThat(user.rest().delete("/api/me", TestPasskey.proof(TestUser.PASSWORD, null)).status()).isEqualTo(204);
        assertThat(passkey.logIn(NODE, NODE).code()).isEqualTo("PASSKEY_UNKNOWN");
    }

    @Test
    void thereAreNoMoreThanMayBeHoweverManyAreAddedAtOnce() {
        var challenges = IntStream.range(0, 22)
            .mapToObj(_ -> TestPasskey.begin(user, TestUser.PASSWORD, null).body().path("challenge").asString())
            .toList();
        var answers = challenges
            .parallelStream()
            .map(challenge -> TestPasskey.add(user, new SoftAuthenticator(), challenge).status())
            .sorted()
            .toList();
        assertThat(answers.subList(0, 20)).containsOnly(201);
        assertThat(answers.subList(20, 22)).containsOnly(409);
        assertThat(TestPasskey.begin(user, TestUser.PASSWORD, null).code()).isEqualTo("PASSKEY_LIMIT_REACHED");
    }

    private Rest.Answer password() {
        return user
            .rest()
            .post(
                "/api/auth/login",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(user.username(), TestUser.PASSWORD)
            );
    }

    private List<String> kinds() {
        return NODE.newAdministrator()
            .rest()
            .get("/api/admin/audit?person=" + user.id())
            .body()
            .path("entries")
            .valueStream()
            .map(entry -> entry.path("kind").asString())
            .toList();
    }
}
