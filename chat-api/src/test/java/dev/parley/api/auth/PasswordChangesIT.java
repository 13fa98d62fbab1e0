package dev.parley.api.auth;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.user.Users;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordChangesIT {

    private static final String NEXT = "staple gun and horse";

    private static final Whereabouts NOWHERE = new Whereabouts(null, null, "127.0.0.1");

    private final TestUser user = Node.first().registerUser();

    @Test
    void endsAllOtherLoginsOnEveryNodeAtOnce() {
        var elsewhere = user.on(Node.second());
        try (var kept = user.connect(); var ended = elsewhere.connect()) {
            assertThat(change(TestUser.PASSWORD, NEXT).status()).isEqualTo(204);
            assertThat(ended.expectClose()).isEqualTo(4403);
            kept.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
        assertThat(elsewhere.rest().get("/api/me").status()).isEqualTo(401);
        assertThat(user.rest().get("/api/me").status()).isEqualTo(200);
        assertThat(user.rest().post("/api/auth/refresh", "").status()).isEqualTo(200);
        assertThat(logIn(TestUser.PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(logIn(NEXT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "not mine at all, staple gun and horse, WRONG_PASSWORD",
        "correct horse battery, short, INVALID_REQUEST",
        "correct horse battery, iloveyou, PASSWORD_TOO_COMMON",
        "correct horse battery, parleyparley, PASSWORD_TOO_COMMON",
    })
    void refuses(String present, String next, String code) {
        var elsewhere = user.on(Node.second());
        var refused = change(present, next);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.body().path("details").has("newPassword")).isEqualTo(code.equals("INVALID_REQUEST"));
        assertThat(elsewhere.rest().get("/api/me").status()).isEqualTo(200);
        assertThat(logIn(TestUser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aRepeatIsAnsweredLikeTheFirstAndALateOneBringsNoPasswordBack() {
        String key = newClientId();
        assertThat(change(TestUser.PASSWORD, NEXT, key).status()).isEqualTo(204);
        assertThat(change(TestUser.PASSWORD, NEXT, key).status()).isEqualTo(204);
        assertThat(change(NEXT, TestUser.PASSWORD).status()).isEqualTo(204);
        var other = logIn(TestUser.PASSWORD);
        assertThat(change(TestUser.PASSWORD, NEXT, key).status()).isEqualTo(204);
        assertThat(other.status()).isEqualTo(200);
        assertThat(logIn(TestUser.PASSWORD).status()).isEqualTo(200);
        assertThat(logIn(NEXT).status()).isEqualTo(401);
    }

    @Test
    void ofSeveralAtOnceOneHolds() {
        var rush = new Rush();
        IntStream.range(0, 4).forEach(i -> rush.add(() -> change(TestUser.PASSWORD, NEXT + i)));
        var answers = rush.run().stream().map(Rest.Answer::status).toList();
        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 403);
        assertThat(IntStream.range(0, 4).filter(i -> logIn(NEXT + i).status() == 200)).hasSize(1);
    }

    @Test
    void whatANodeHasNotEndedAfterTheChangeEndsAtItsRefresh() {
        var rest = new Rest(Node.first());
        rest.post("/api/auth/login", credentials(TestUser.PASSWORD));
        var users = Node.first().bean(Users.class);
        // As by a node that dies before it has ended the logins.
        users.changePassword(user.intent(), users.password(user.id()).orElseThrow(), "the hash of another");
        assertThat(rest.post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        assertThat(rest.post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        var byTheNext = Node.first().bean(AuthSessions.class).open(user.id(), 1, NOWHERE, true);
        assertThat(Node.first().bean(AuthSessions.class).refresh(byTheNext.refreshToken(), NOWHERE).userId()).isEqualTo(
            user.id()
        );
    }

    private Rest.Answer change(String present, String next) {
        return change(present, next, newClientId());
    }

    private Rest.Answer change(String present, String next, String key) {
        return user
            .rest()
            .change(
                "PUT",
                "/api/me/password",
                "{\"password\": \"%s\", \"newPassword\": \"%s\"}".formatted(present, next),
                key
            );
    }

    private Rest.Answer logIn(String password) {
        return new Rest(Node.second()).post("/api/auth/login", credentials(password));
    }

    private String credentials(String password) {
        return "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(user.username(), password);
    }
}
