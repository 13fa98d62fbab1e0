package dev.parley.api.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.SignedPost;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Traces, with a small collector of the test's own: texts in its bodies stand as they are, and are looked for there. */
class TracingIT {

    private static final Collector COLLECTOR = new Collector();
    private static final Node NODE = Node.start(
        "parley.tracing.endpoint=" + COLLECTOR.address(),
        "parley.tracing.sampling=1",
        "parley.tracing.authorization=Bearer of-the-collector",
        // They ask Redis within the request.
        "parley.limits.enabled=true"
    );

    @AfterAll
    static void stop() {
        NODE.close();
        COLLECTOR.close();
    }

    private static final class Collector implements AutoCloseable {

        private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
        private final Queue<String> callers = new ConcurrentLinkedQueue<>();
        private final HttpServer server;

        Collector() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            server.createContext("/v1/traces", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                callers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** All that was told so far. */
    private static String told() {
        NODE.bean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
        return COLLECTOR.bodies.stream().collect(Collectors.joining("\n"));
    }

    @Test
    void tellsOfRequestsFramesAndCommandsAndNothingOfWhatIsInThem() {
        var user = NODE.registerUser();
        var chat = user.createGroup("A title that nobody may see");
        user.rest().get("/api/chats/" + chat);
        user.rest().post(
            "/api/auth/login",
            "{\"username\": \"" + user.username() + "\", \"password\": \"wrong-secret\"}"
        );
        try (var socket = user.connect()) {
            socket.ask(
                id ->
                    new ChatCommand.SendMessage(
                        id,
                        chat,
                        SocketClient.newClientId(),
                        "a text that nobody may see",
                        null
                    ),
                ChatReply.MessageAccepted.class
            );
            socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
        var told = told();
        assertThat(told)
            .contains("GET /api/chats/{chatId}")
            .contains("POST /api/auth/login")
            .contains("frame Ping")
            .contains("frame SendMessage")
            .contains("mongodb find")
            .contains("redis ")
            .contains("service.instance.id");
        assertThat(told)
            .doesNotContain(user.username())
            .doesNotContain(user.accessToken())
            .doesNotContain(user.id().value())
            .doesNotContain(chat.value())
            .doesNotContain("wrong-secret")
            .doesNotContain("nobody may see");
        assertThat(COLLECTOR.callers).contains("Bearer of-the-collector");
    }

    @Test
    void tellsOfCommandsToTheStoresOnlyWithinWhatIsTraced() {
        var redis = NODE.bean(StringRedisTemplate.class);
        redis.opsForValue().set("a-secret-key", "a-secret-value");
        redis.opsForValue().size("a-secret-key");
        var span = NODE.bean(Tracer.class).spanBuilder("of the test").startSpan();
        try (var _ = span.makeCurrent()) {
            redis.opsForValue().get("a-secret-key");
        } finally {
            span.end();
        }
        assertThat(told())
            .contains("redis GET")
            .doesNotContain("redis STRLEN")
            .doesNotContain("a-secret-key")
            .doesNotContain("a-secret-value");
        redis.delete("a-secret-key");
    }

    @Test
    void tellsHowAWebhookEndsAndNotWhereItGoes() {
        var target = URI.create("https://127.0.0.1/a-secret-path");
        var result = NODE.bean(SignedPost.class).post(target, List.of(), "id", new byte[0]);
        assertThat(result.outcome()).isEqualTo(PostResult.Outcome.TARGET_NOT_ALLOWED);
        assertThat(told()).contains("webhook").contains("TARGET_NOT_ALLOWED").doesNotContain("a-secret-path");
    }

    @Test
    void aCollectorThatIsAwayHarmsNothing() {
        try (
            var node = Node.start("parley.tracing.endpoint=http://127.0.0.1:1/v1/traces", "parley.tracing.sampling=1")
        ) {
            assertThat(node.newUser().rest().get("/api/me").status()).isEqualTo(200);
            node.bean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
            assertThat(node.newUser().rest().get("/api/me").status()).isEqualTo(200);
        }
    }

    @Test
    void withoutOneThereIsNothingOfIt() {
        assertThat(Node.first().beans(Tracer.class)).isEmpty();
        assertThat(Node.first().beans(RequestTraces.class)).isEmpty();
        assertThat(Node.first().beans(TracedPost.class)).isEmpty();
        assertThat(Node.first().beans(Traces.class)).isEmpty();
    }
}
