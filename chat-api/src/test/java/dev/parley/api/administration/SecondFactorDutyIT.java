package dev.parley.api.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.meeting.TestMeeting;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Authenticator;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestPasskey;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has to have a second factor can do nothing else before, on all nodes. */
class SecondFactorDutyIT {

    private static final Node NODE = Node.first();
    private static final Node OTHER = Node.second();
    private static final String REQUIRED = "SECOND_FACTOR_REQUIRED";

    private final TestUser administrator = NODE.newAdministrator();
    private final TestUser user = NODE.registerUser();

    @AfterEach
    void requireNone() {
        // By one who may, whatever is required.
        if (!administrator.rest().get("/api/me").code().isEmpty()) {
            setUp(administrator);
        }
        require("nobody");
    }

    private Rest.Answer require(String whom) {
        return administrator.rest().put("/api/admin/second-factor", "{\"required\": \"" + whom + "\"}");
    }

    @Test
    void everybodySetsOneUpBeforeAnythingElse() {
        setUp(administrator);
        var elsewhere = user.on(OTHER);
        assertThat(elsewhere.rest().get("/api/me").status()).isEqualTo(200);
        try (var here = user.connect(); var there = elsewhere.connect(); var free = administrator.connect()) {
            assertThat(require("everybody").body().path("required").asString()).isEqualTo("everybody");
            assertThat(here.expectClose()).isEqualTo(4412);
            assertThat(there.expectClose()).isEqualTo(4412);
            free.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
        var refused = elsewhere.rest().get("/api/me");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo(REQUIRED);
        assertThat(user.rest().get("/api/invites/anything").code()).isEqualTo(REQUIRED);
        assertThat(user.rest().post("/api/me/second-factor/recovery-codes", "{}").code()).isEqualTo(REQUIRED);
        try (var socket = SocketClient.open(OTHER, user.username())) {
            var answer = socket.ask(
                id -> new SessionCommand.Authenticate(id, elsewhere.accessToken()),
                SessionEvent.Failed.class
            );
            assertThat(answer.code().name()).isEqualTo(REQUIRED);
        }
        var again = user.rest().post("/api/auth/refresh", "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("secondFactorOwed").asBoolean()).isTrue();
        assertThat(elsewhere.rest().get("/api/me/second-factor").body().path("required").asBoolean()).isTrue();

        setUp(elsewhere);
        assertThat(user.rest().get("/api/me").status()).isEqualTo(200);
        assertThat(elsewhere.rest().get("/api/me").status()).isEqualTo(200);
        try (var socket = user.connect()) {
            socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
    }

    @Test
    void administratorsAloneDoWhereThatIsEnough() {
        setUp(administrator);
        require("administrators");
        assertThat(user.rest().get("/api/me").status()).isEqualTo(200);
        try (var socket = user.connect()) {
            var appointed = administrator
                .rest()
                .put("/api/admin/people/" + user.id() + "/administrator", "{\"administrator\": true}");
            assertThat(appointed.status()).as("%s", appointed).isEqualTo(200);
            assertThat(appointed.body().path("secondFactor").asBoolean()).isFalse();
            assertThat(socket.expectClose()).isEqualTo(4412);
        }
        assertThat(user.rest().get("/api/me").code()).isEqualTo(REQUIRED);
        assertThat(user.rest().get("/api/admin/people").code()).isEqualTo(REQUIRED);
        setUp(user);
        assertThat(user.rest().get("/api/admin/people").status()).isEqualTo(200);
    }

    @Test
    void aPasskeyIsEnoughAndThenThePasswordAloneDoesNotLetIn() {
        setUp(administrator);
        require("everybody");
        assertThat(user.rest().get("/api/me").code()).isEqualTo(REQUIRED);
        var passkey = TestPasskey.add(user);
        assertThat(user.rest().get("/api/me").status()).isEqualTo(200);
        var asked = user
            .rest()
            .post(
                "/api/auth/login",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(user.username(), TestUser.PASSWORD)
            );
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("code").asBoolean()).isFalse();
        assertThat(asked.body().path("passkey").asBoolean()).isTrue();
        var code = user
            .rest()
            .post(
                "/api/auth/second-step",
                "{\"challenge\": \"%s\", \"code\": \"000000\"}".formatted(asked.body().path("challenge").asString())
            );
        assertThat(code.code()).isEqualTo("CODE_WRONG");
        assertThat(passkey.logIn(NODE, OTHER).body().path("secondFactorOwed").asBoolean(true)).isFalse();
    }

    @Test
    void aPasskeyCanBeRequiredByWhoeverHasOne() {
        String required = "{\"required\": \"administrators\"}";
        assertThat(administrator.rest().put("/api/admin/passkeys", required).code()).isEqualTo("PASSKEY_MISSING");
        TestPasskey.add(administrator);
        var colleague = NODE.newAdministrator();
        setUp(colleague);
        try (var socket = colleague.on(OTHER).connect()) {
            assertThat(administrator.rest().put("/api/admin/passkeys", required).status()).isEqualTo(200);
            assertThat(socket.expectClose()).isEqualTo(4412);
        }
        try {
            assertThat(colleague.rest().get("/api/me").code()).as("an app is not enough").isEqualTo(REQUIRED);
            assertThat(user.rest().get("/api/me").status()).isEqualTo(200);
        } finally {
            administrator.rest().put("/api/admin/passkeys", "{\"required\": \"nobody\"}");
        }
        assertThat(colleague.rest().get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void programsGoOn() {
        String key = NODE.bean(ApiKeys.class)
            .create(user.intent(), "key", Set.of(ApiScope.READ_CHATS), null)
            .text()
            .reveal();
        var program = new Rest(OTHER);
        program.authenticate(key);
        setUp(administrator);
        require("everybody");
        assertThat(user.rest().get("/api/chats").code()).isEqualTo(REQUIRED);
        assertThat(program.get("/api/chats").status()).isEqualTo(200);
    }

    @Test
    void botsAndGuestsAreNotAskedForOne() {
        var bot = TestBot.of(NODE, user);
        var meeting = TestMeeting.create(user, TestMeeting.open());
        setUp(administrator);
        require("everybody");
        try (var socket = bot.connect(OTHER, ApiScope.RECEIVE_MESSAGES)) {
            socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
        assertThat(bot.rest(ApiScope.READ_CHATS).get("/api/chats").status()).isEqualTo(200);
        assertThat(meeting.enter(user).code()).isEqualTo(REQUIRED);
        try (var guest = meeting.guest(OTHER, "Gita").connect()) {
            meeting.arrive(guest);
        }
    }

    private static void setUp(TestUser user) {
        var begun = user.rest().post("/api/me/second-factor/setup", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
        var app = new Authenticator(begun.body().path("secret").asString());
        var on = user
            .rest()
            .put("/api/me/second-factor", "{\"code\": \"" + app.code(NODE.clock().instant(), 0) + "\"}");
        assertThat(on.status()).as("%s %s", begun, on).isEqualTo(200);
    }
}
