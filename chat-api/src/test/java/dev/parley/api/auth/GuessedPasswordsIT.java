package dev.parley.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.text.Normalizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuessedPasswordsIT {

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(
            "parley.limits.enabled=true",
            "parley.limits.rates.logins.permits=10000",
            "parley.limits.rates.registrations.permits=10000",
            "parley.limits.rates.wrong-passwords-of-address.permits=10000"
        );
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void guessersNeverLockTheOwnerOutOfADeviceThatTheAccountKnows() {
        var owner = node.registerUser();
        for (int i = 0; i < 30; i++) {
            logIn(new Rest(node), owner.username(), "wrong password");
        }
        assertThat(logIn(new Rest(node), owner.username(), TestUser.PASSWORD).code()).isEqualTo("RATE_LIMITED");
        assertThat(logIn(owner.rest(), owner.username(), TestUser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theDeviceIsKnownAfterTheLogOutToo() {
        var owner = node.registerUser();
        owner.rest().post("/api/auth/logout", "");
        for (int i = 0; i < 10; i++) {
            logIn(new Rest(node), owner.username(), "wrong password");
        }
        assertThat(logIn(owner.rest(), owner.username(), TestUser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aKnownDeviceIsBoundAsWell() {
        var owner = node.registerUser();
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(owner.rest(), owner.username(), "wrong password").status()).isEqualTo(401);
        }
        var refused = logIn(owner.rest(), owner.username(), TestUser.PASSWORD);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    }

    @Test
    void aRightPasswordMakesTheWrongOnesForgotten() {
        var owner = node.registerUser();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(logIn(owner.rest(), owner.username(), "wrong password").status()).isEqualTo(401);
            }
            assertThat(logIn(owner.rest(), owner.username(), TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void aLoginThatWasTakenOverCannotGuessThePasswordByDeletingTheAccount() {
        var owner = node.registerUser();
        for (int i = 0; i < 5; i++) {
            assertThat(deleteAccount(owner.rest(), "wrong password").code()).isEqualTo("WRONG_PASSWORD");
        }
        assertThat(deleteAccount(owner.rest(), TestUser.PASSWORD).code()).isEqualTo("RATE_LIMITED");
        assertThat(owner.rest().get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void anUnknownNameIsLimitedLikeAKnownOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(new Rest(node), "nobody-of-this-name", "wrong password").status()).isEqualTo(401);
        }
        assertThat(logIn(new Rest(node), "Nobody-Of-This-Name ", "wrong password").status()).isEqualTo(429);
    }

    @Test
    void refusesACommonPassword() {
        assertThat(register("somebody-new", "password").code()).isEqualTo("PASSWORD_TOO_COMMON");
        assertThat(register("somebody-new", "12345678").code()).isEqualTo("PASSWORD_TOO_COMMON");
        assertThat(register("somebody-new", "somebody-new").code()).isEqualTo("PASSWORD_TOO_COMMON");
    }

    @Test
    void takesThePasswordOfAnyKeyboard() {
        String name = "normal-" + System.nanoTime();
        String password = "caf\u00e9 au lait \u00fcber alles";
        assertThat(register(name, password).status()).isEqualTo(201);
        String decomposed = Normalizer.normalize(password, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(password);
        assertThat(logIn(new Rest(node), name, decomposed).status()).isEqualTo(200);
    }

    private static Rest.Answer logIn(Rest rest, String username, String password) {
        return rest.post("/api/auth/login", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
    }

    private static Rest.Answer register(String username, String password) {
        return new Rest(node).post(
            "/api/auth/register",
            "{\"username\":\"%s\",\"displayName\":\"Somebody\",\"password\":\"%s\"}".formatted(username, password)
        );
    }

    private static Rest.Answer deleteAccount(Rest rest, String password) {
        return rest.delete("/api/me", "{\"password\":\"" + password + "\"}");
    }
}
