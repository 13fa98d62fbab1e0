package dev.parley.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.calls.testing.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/** What a node says of itself to a proxy while a store is away or it stops. */
@Timeout(180)
class HealthIT {

    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long BETWEEN_NANOS = 20_000_000;

    @Test
    void withoutMongoItIsNotReadyAndLives() {
        try (var gated = Node.startGated()) {
            var rest = new Rest(gated.node());
            await(rest, status -> status == 200);
            gated.mongo().shut();

            await(rest, status -> status == 503);
            assertThat(rest.get(LIVENESS).status()).isEqualTo(200);
            gated.mongo().open();

            await(rest, status -> status == 200);
            gated.mongo().hold();

            // The client would give up on one that waits as long as the driver does.
            await(rest, status -> status == 503);
            gated.mongo().release();

            await(rest, status -> status == 200);
        }
    }

    @Test
    void onlyATrustedProxyChoosesTheIdThatARefusalNames() {
        assertThat(refusalOfTracedRequest()).contains("correlationId").doesNotContain(TRACE);
        assertThat(refusalOfTracedRequest("parley.edge.trusted-proxies=127.0.0.1")).contains(TRACE);
    }

    private static String refusalOfTracedRequest(String... properties) {
        try (var gated = Node.startGated(properties)) {
            var user = gated.node().newUser();
            gated.mongo().shut();
            var answer = user.rest().download("/api/chats", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
            assertThat(answer.statusCode()).isEqualTo(503);
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withoutRedisItIsReadyAndSaysThatSomethingIsAmiss() throws IOException {
        int port = Ports.free();
        var redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
        redis.start();
        try (var node = Node.start("parley.redis.url=redis://127.0.0.1:" + port)) {
            var rest = new Rest(node);
            awaitStatus(rest, "UP");
            redis.stop();

            awaitStatus(rest, "DEGRADED");
            assertThat(rest.get(READINESS).status()).isEqualTo(200);
            assertThat(rest.get(LIVENESS).body().path("status").asString("")).isEqualTo("UP");
            redis.start();

            awaitStatus(rest, "UP");
        } finally {
            redis.stop();
        }
    }

    @Test
    void aNodeThatStopsSaysSoWhileItStillServes() throws InterruptedException {
        var node = Node.start("parley.realtime.drain-notice=4s");
        var user = node.newUser();
        var rest = new Rest(node);
        var stopping = Thread.ofVirtual().start(node::close);

        await(rest, status -> status == 503);
        assertThat(rest.get(LIVENESS).status()).isEqualTo(200);
        assertThat(user.rest().get("/api/chats").status()).isEqualTo(200);
        stopping.join();
    }

    @Test
    void tellsStrangersNothingButTheStatus() {
        var body = new Rest(Node.first()).get(READINESS).body();

        assertThat(body.propertyNames()).containsExactly("status");
    }

    private static void await(Rest rest, IntPredicate expected) {
        while (!expected.test(rest.get(READINESS).status())) {
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private static void awaitStatus(Rest rest, String expected) {
        while (!rest.get(READINESS).body().path("status").asString("").equals(expected)) {
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }
}
