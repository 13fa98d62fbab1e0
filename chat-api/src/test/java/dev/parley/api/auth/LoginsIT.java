package dev.parley.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.UserEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoginsIT {

    private static final String LOGINS = "/api/me/logins";

    private final TestUser user = Node.first().registerUser();

    @Test
    void areListedWithTheOneThatAsks() {
        logIn();
        var logins = logins(user.rest());
        assertThat(logins).hasSize(2);
        assertThat(logins.stream().filter(login -> login.path("current").asBoolean())).hasSize(1);
        assertThat(logins).allSatisfy(login -> {
            assertThat(login.path("whereabouts").path("address").asString()).isEqualTo("127.0.0.1");
            assertThat(login.path("whereabouts").path("browser").isNull()).isTrue();
            assertThat(login.path("lastUsedAt").asString()).isNotEmpty();
        });
    }

    @Test
    void oneThatIsEndedClosesItsConnectionsOnEveryNode() {
        var elsewhere = user.on(Node.second());
        try (var kept = user.connect(); var ended = elsewhere.connect()) {
            assertThat(
                user
                    .rest()
                    .delete(LOGINS + "/" + otherOf(user.rest()))
                    .status()
            ).isEqualTo(204);
            assertThat(ended.expectClose()).isEqualTo(4403);
            kept.expect(UserEvent.LoginsChanged.class);
        }
        assertThat(elsewhere.rest().get(LOGINS).status()).isEqualTo(401);
        assertThat(logins(user.rest())).hasSize(1);
    }

    @Test
    void allOthersEndAtOnce() {
        var second = user.on(Node.second());
        var third = logIn();
        assertThat(user.rest().delete(LOGINS).status()).isEqualTo(204);
        for (var rest : List.of(second.rest(), third)) {
            assertThat(rest.get("/api/me").status()).isEqualTo(401);
        }
        assertThat(third.post("/api/auth/refresh", "").code()).isEqualTo("TOKEN_INVALID");
        assertThat(user.rest().post("/api/auth/refresh", "").status()).isEqualTo(200);
    }

    @Test
    void othersLoginsAreNobodysBusiness() {
        var stranger = Node.first().newUser();
        String mine = logins(user.rest()).getFirst().path("id").asString();
        assertThat(
            stranger
                .rest()
                .delete(LOGINS + "/" + mine)
                .status()
        ).isEqualTo(204);
        assertThat(user.rest().get("/api/me").status()).isEqualTo(200);
        assertThat(
            stranger
                .rest()
                .delete(LOGINS + "/nonsense")
                .status()
        ).isIn(400, 404);
        assertThat(new Rest(Node.first()).get(LOGINS).status()).isEqualTo(401);
    }

    @Test
    void aLoginOnANewDeviceIsToldOnceAndOutlivesIt() {
        try (var socket = user.connect()) {
            var intruder = logIn();
            socket.expect(UserEvent.LoginsChanged.class);
            intruder.post("/api/auth/logout", "");
        }
        var notices = notices(user.rest());
        assertThat(notices).hasSize(1);
        var path = LOGINS + "/" + notices.getFirst().path("id").asString() + "/notice";
        assertThat(user.rest().delete(path).status()).isEqualTo(204);
        assertThat(user.rest().delete(path).status()).isEqualTo(204);
        assertThat(notices(user.rest())).isEmpty();
    }

    @Test
    void aDeviceThatTheAccountKnowsIsNotTold() {
        user.rest().post("/api/auth/logout", "");
        authenticate(user.rest());
        assertThat(notices(user.rest())).isEmpty();
    }

    @Test
    void whoeverFoundOutThePasswordCannotDismissTheNotices() {
        var first = logIn();
        var second = logIn();
        for (JsonNode notice : notices(user.rest())) {
            String path = LOGINS + "/" + notice.path("id").asString() + "/notice";
            first.delete(path);
            second.delete(path);
        }
        assertThat(notices(second)).isEmpty();
        // The first was there before the second, and may say that it was itself.
        assertThat(notices(user.rest())).hasSize(1);
    }

    @Test
    void anUploadStopsWithItsLogin() throws IOException {
        var elsewhere = user.on(Node.first());
        try (var body = new PipedOutputStream(); var in = new PipedInputStream(body, 1 << 20)) {
            body.write(new byte[200_000]);
            body.flush();
            var upload = CompletableFuture.supplyAsync(
                () ->
                    elsewhere
                        .rest()
                        .upload("PUT", "/api/me/avatar", HttpRequest.BodyPublishers.ofInputStream(() -> in)),
                Thread::startVirtualThread
            );
            while (in.available() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            user.rest().delete(LOGINS);
            body.write(new byte[200_000]);
            body.close();
            assertThat(upload.join().code()).isEqualTo("TOKEN_INVALID");
        }
    }

    /** From a device that the account does not know. */
    private Rest logIn() {
        var rest = new Rest(Node.second());
        authenticate(rest);
        return rest;
    }

    private void authenticate(Rest rest) {
        var login = rest.post(
            "/api/auth/login",
            "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(user.username(), TestUser.PASSWORD)
        );
        assertThat(login.status()).isEqualTo(200);
        rest.authenticate(login.body().path("accessToken").asString());
    }

    private static List<JsonNode> logins(Rest rest) {
        return rest.get(LOGINS).body().path("logins").valueStream().toList();
    }

    private static List<JsonNode> notices(Rest rest) {
        return rest.get(LOGINS).body().path("notices").valueStream().toList();
    }

    private static String otherOf(Rest rest) {
        return logins(rest)
            .stream()
            .filter(login -> !login.path("current").asBoolean())
            .map(login -> login.path("id").asString())
            .findFirst()
            .orElseThrow();
    }
}
