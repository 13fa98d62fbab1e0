package dev.parley.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.UserEvent;
import dev.parley.api.testing.Authenticator;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.factor.FactorChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The second factor of a user, from its set-up to its end, on two nodes. */
class SecondFactorIT {

    private static final String ROUTE = "/api/me/second-factor";

    private static final String[] LIMITS = {
        "parley.limits.enabled=true",
        "parley.limits.rates.logins.permits=10000",
        "parley.limits.rates.registrations.permits=10000",
        "parley.limits.rates.wrong-codes-of-address.permits=10000",
    };
    private static final Node NODE = Node.start(LIMITS);
    private static final Node OTHER = Node.start(LIMITS);

    private final TestUser user = NODE.registerUser();
    private final TestUser administrator = NODE.newAdministrator();

    @AfterAll
    static void stop() {
        NODE.close();
        OTHER.close();
    }

    /** What somebody has noted at the set-up. */
    private record Noted(Authenticator app, List<String> codes) {
        String code(int later) {
            return app.code(NODE.clock().instant(), later);
        }
    }

    @Test
    void isSetUpByThePasswordAndACodeAndAskedForFromThenOn() {
        assertThat(begin(user, "not the password").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(turnOn(user, "000000").code()).isEqualTo("SECOND_FACTOR_WRONG_STATE");

        var begun = begin(user, TestUser.PASSWORD);
        assertThat(begun.status()).isEqualTo(201);
        String secret = begun.body().path("secret").asString();
        assertThat(begun.body().path("uri").asString()).isEqualTo(
            "otpauth://totp/Parley:%s?secret=%s&issuer=Parley&algorithm=SHA1&digits=6&period=30".formatted(
                user.username(),
                secret
            )
        );
        assertThat(logIn(user).status()).as("not before it is proved").isEqualTo(200);
        assertThat(turnOn(user, "000000").code()).isEqualTo("CODE_WRONG");

        var app = new Authenticator(secret);
        try (var elsewhere = user.on(OTHER).connect()) {
            var on = turnOn(user, app.code(NODE.clock().instant(), 0));
            assertThat(on.status()).as("%s", on).isEqualTo(200);
            assertThat(elsewhere.expect(UserEvent.SecondFactorChanged.class).change()).isEqualTo(
                FactorChange.TURNED_ON
            );
        }
        var status = user.rest().get(ROUTE);
        assertThat(status.body().path("since").isNull()).isFalse();
        assertThat(status.body().path("recoveryCodes").asInt()).isEqualTo(10);
        assertThat(status.body().path("required").asBoolean()).isFalse();
        assertThat(status.raw().body()).doesNotContain(secret);
        assertThat(begin(user, TestUser.PASSWORD).code()).isEqualTo("SECOND_FACTOR_WRONG_STATE");

        assertThat(passwordOnly("not the password").code()).isEqualTo("BAD_CREDENTIALS");
        var asked = logIn(user);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().has("accessToken")).isFalse();
        assertThat(asked.raw().headers().firstValue("Set-Cookie")).isEmpty();
        var entered = finish(OTHER, asked, app.code(NODE.clock().instant(), 1));
        assertThat(entered.status()).as("%s", entered).isEqualTo(200);
        assertThat(entered.body().path("secondFactorOwed").asBoolean()).isFalse();
        assertThat(entered.raw().headers().allValues("Set-Cookie")).anyMatch(each -> each.contains("parley_device"));
    }

    @Test
    void isKeptSealedAndTheRecoveryCodesHashed() {
        var noted = setUp(user);
        var kept = Objects.requireNonNull(
            NODE.bean(MongoTemplate.class)
                .getCollection("second_factors")
                .find(Filters.eq("_id", user.id().value()))
                .first()
        ).toJson();
        assertThat(kept).doesNotContain(noted.app().secret());
        noted.codes().forEach(code -> assertThat(kept).doesNotContain(code));
    }

    @Test
    void aCodeCountsOnceWhicheverNodesItComesToAtOnce() {
        var noted = setUp(user);
        String code = noted.code(1);
        var answers = new ArrayList<CompletableFuture<Rest.Answer>>();
        for (int i = 0; i < 4; i++) {
            var asked = logIn(user);
            var at = i % 2 == 0 ? NODE : OTHER;
            answers.add(CompletableFuture.supplyAsync(() -> finish(at, asked, code)));
        }
        var statuses = answers
            .stream()
            .map(answer -> answer.join().status())
            .sorted()
            .toList();
        assertThat(statuses).containsExactly(200, 403, 403, 403);
        assertThat(finish(NODE, logIn(user), code).code())
            .as("nor later")
            .isEqualTo("CODE_WRONG");
        assertThat(turnOff(user, code).code()).as("nor for anything else").isEqualTo("CODE_WRONG");
        assertThat(kinds()).contains("loginFailed", "secondFactorFailed");
    }

    @Test
    void theCodeOfTheSetUpIsNoneForALogIn() {
        var begun = new Authenticator(begin(user, TestUser.PASSWORD).body().path("secret").asString());
        String code = begun.code(NODE.clock().instant(), 0);
        turnOn(user, code);
        assertThat(finish(NODE, logIn(user), code).code()).isEqualTo("CODE_WRONG");
    }

    @Test
    void aRecoveryCodeWorksOnceAndNewOnesEndTheFormer() {
        var noted = setUp(user);
        String first = noted.codes().getFirst();
        assertThat(finish(OTHER, logIn(user), first.replace("-", " ")).status()).isEqualTo(200);
        assertThat(finish(NODE, logIn(user), first).code()).isEqualTo("CODE_WRONG");
        assertThat(user.rest().get(ROUTE).body().path("recoveryCodes").asInt()).isEqualTo(9);

        var renewed = user.rest().post(ROUTE + "/recovery-codes", both(TestUser.PASSWORD, noted.codes().get(1)));
        assertThat(renewed.status()).as("%s", renewed).isEqualTo(201);
        assertThat(finish(NODE, logIn(user), noted.codes().get(2)).code()).isEqualTo("CODE_WRONG");
        String fresh = renewed.body().path("recoveryCodes").path(0).asString();
        assertThat(finish(NODE, logIn(user), fresh).status()).isEqualTo(200);
        assertThat(kinds()).contains("recoveryCodeUsed", "recoveryCodesMade", "secondFactorOn");
    }

    @Test
    void aChallengeIsForOneLoginFiveTriesFiveMinutesAndThePresentPassword() {
        var noted = setUp(user);
        var used = logIn(user);
        assertThat(finish(NODE, used, noted.codes().get(0)).status()).isEqualTo(200);
        assertThat(finish(NODE, used, noted.codes().get(1)).code()).isEqualTo("CHALLENGE_INVALID");

        var old = logIn(user);
        NODE.clock().advance(Duration.ofMinutes(5));
        OTHER.clock().advance(Duration.ofMinutes(5));
        assertThat(finish(NODE, old, noted.codes().get(2)).code()).isEqualTo("CHALLENGE_INVALID");

        var former = logIn(user);
        var changed = user
            .rest()
            .put(
                "/api/me/password",
                "{\"password\": \"%s\", \"newPassword\": \"another horse entirely\"}".formatted(TestUser.PASSWORD)
            );
        assertThat(changed.status()).isEqualTo(204);
        assertThat(finish(NODE, former, noted.codes().get(3)).code()).isEqualTo("CHALLENGE_INVALID");
        assertThat(finish(NODE, null, "000000").code()).isEqualTo("CHALLENGE_INVALID");
    }

    @Test
    void wrongCodesAreLimitedAndNeverKeepOutADeviceThatTheAccountKnows() {
        var noted = setUp(user);
        for (int i = 0; i < 5; i++) {
            assertThat(finish(NODE, passwordOnly(TestUser.PASSWORD), "000000").code()).isEqualTo("CODE_WRONG");
        }
        assertThat(finish(NODE, passwordOnly(TestUser.PASSWORD), "000000").code()).isEqualTo("RATE_LIMITED");
        var asked = logIn(user);
        assertThat(finish(user.rest(), asked, noted.codes().getFirst()).status()).isEqualTo(200);
    }

    @Test
    void goesOffByThePasswordAndACode() {
        var noted = setUp(user);
        assertThat(user.rest().delete(ROUTE, both("not the password", noted.codes().getFirst())).code()).isEqualTo(
            "WRONG_PASSWORD"
        );
        assertThat(turnOff(user, "000000").code()).isEqualTo("CODE_WRONG");
        assertThat(turnOff(user, noted.code(1)).status()).isEqualTo(204);
        assertThat(logIn(user).status()).isEqualTo(200);
        assertThat(turnOff(user, noted.codes().getFirst()).code()).isEqualTo("SECOND_FACTOR_WRONG_STATE");
        assertThat(kinds()).startsWith("loggedIn", "secondFactorOff");
    }

    @Test
    void anAdministratorResetsThatOfAnotherAndANewPasswordDoesNot() {
        setUp(user);
        String link = administrator
            .rest()
            .post("/api/admin/people/" + user.id() + "/reset-link", "")
            .body()
            .path("token")
            .asString();
        var finished = new Rest(NODE).post(
            "/api/auth/password-resets/finish",
            "{\"token\": \"%s\", \"newPassword\": \"%s\"}".formatted(link, TestUser.PASSWORD)
        );
        assertThat(finished.status()).isEqualTo(204);
        assertThat(logIn(user).status()).as("the second factor is still asked for").isEqualTo(202);

        String reset = "/api/admin/people/%s/second-factor";
        assertThat(administrator.rest().delete(reset.formatted(administrator.id())).code()).isEqualTo(
            "INVALID_REQUEST"
        );
        assertThat(administrator.rest().delete(reset.formatted(user.id())).status()).isEqualTo(204);
        assertThat(logIn(user).status()).isEqualTo(200);
        assertThat(kinds()).contains("secondFactorReset");
    }

    @Test
    void goesWithTheAccount() {
        setUp(user);
        assertThat(
            user.rest().delete("/api/me", "{\"password\": \"%s\"}".formatted(TestUser.PASSWORD)).status()
        ).isEqualTo(204);
        assertThat(
            NODE.bean(MongoTemplate.class).getCollection("second_factors").find(Filters.eq("_id", user.id().value()))
        ).isEmpty();
    }

    private List<String> kinds() {
        return administrator
            .rest()
            .get("/api/admin/audit?person=" + user.id())
            .body()
            .path("entries")
            .valueStream()
            .map(entry -> entry.path("kind").asString())
            .toList();
    }

    static Noted setUp(TestUser user) {
        var app = new Authenticator(begin(user, TestUser.PASSWORD).body().path("secret").asString());
        var on = turnOn(user, app.code(NODE.clock().instant(), 0));
        assertThat(on.status()).as("%s", on).isEqualTo(200);
        var codes = on
            .body()
            .path("recoveryCodes")
            .valueStream()
            .map(code -> code.asString())
            .toList();
        return new Noted(app, codes);
    }

    private static Rest.Answer begin(TestUser user, String password) {
        return user.rest().post(ROUTE + "/setup", "{\"password\": \"" + password + "\"}");
    }

    private static Rest.Answer turnOn(TestUser user, String code) {
        return user.rest().put(ROUTE, "{\"code\": \"" + code + "\"}");
    }

    private static Rest.Answer turnOff(TestUser user, String code) {
        return user.rest().delete(ROUTE, both(TestUser.PASSWORD, code));
    }

    private static String both(String password, String code) {
        return "{\"password\": \"%s\", \"code\": \"%s\"}".formatted(password, code);
    }

    /** The first step, from the device that the account knows. */
    private static Rest.Answer logIn(TestUser user) {
        return password(user.rest(), user, TestUser.PASSWORD);
    }

    /** The first step, from one that it does not. */
    private Rest.Answer passwordOnly(String password) {
        return password(new Rest(NODE), user, password);
    }

    private static Rest.Answer password(Rest rest, TestUser user, String password) {
        return rest.post(
            "/api/auth/login",
            "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(user.username(), password)
        );
    }

    private static Rest.Answer finish(Node at, Rest.@Nullable Answer asked, String code) {
        return finish(new Rest(at), asked, code);
    }

    private static Rest.Answer finish(Rest rest, Rest.@Nullable Answer asked, String code) {
        String challenge = asked == null ? "none" : asked.body().path("challenge").asString();
        return rest.post(
            "/api/auth/second-step",
            "{\"challenge\": \"%s\", \"code\": \"%s\"}".formatted(challenge, code)
        );
    }
}
