package dev.parley.chat.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.chat.outbound.PostResult.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedPostTest {

    private static final byte[] BODY = "{\"text\":\"سلام\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final WebhookSecret secret = WebhookSecret.random(new SecureRandom());
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();
    private final List<GuardedPost> opened = new ArrayList<>();
    private final SignedPost allowing = post(List.of("127.0.0.0/8"), Duration.ofSeconds(10));
    private final HttpServer server;

    SignedPostTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private record Received(Map<String, List<String>> headers, byte[] body) {}

    private SignedPost post(List<String> allowed, Duration deadline) {
        var properties = new OutboundProperties(allowed, deadline);
        var guarded = new GuardedPost(new AllowedTargets(properties), properties);
        opened.add(guarded);
        return new SignedPost(guarded, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ok", exchange -> answer(exchange, 204));
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "/ok");
            answer(exchange, 302);
        });
        server.createContext("/gone", exchange -> answer(exchange, 410));
        server.createContext("/hangs", exchange -> {
            take(exchange);
            await();
        });
        server.createContext("/endless", this::endless);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        for (GuardedPost each : opened) {
            each.close();
        }
        server.stop(0);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), exchange.getRequestBody().readAllBytes()));
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        take(exchange);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void endless(HttpExchange exchange) throws IOException {
        take(exchange);
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[8 * 1024];
        try (var out = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
                out.write(part);
                written.addAndGet(part.length);
            }
        } finally {
            received.add(new Received(Map.of(), new byte[0]));
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Received next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS), "a request within 10 s");
    }

    @Test
    void postsTheBodyWithItsSignature() throws InterruptedException {
        var other = WebhookSecret.random(new SecureRandom());
        var result = allowing.post(at("/ok"), List.of(secret, other), "evt_1", BODY);

        assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(result.status()).isEqualTo(204);
        var request = next();
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.headers())
            .containsEntry("Webhook-id", List.of("evt_1"))
            .containsEntry("Webhook-timestamp", List.of("1700000000"))
            .containsEntry(
                "Webhook-signature",
                List.of(secret.sign("evt_1", NOW, BODY) + " " + other.sign("evt_1", NOW, BODY))
            )
            .containsEntry("Content-type", List.of("application/json; charset=UTF-8"));
    }

    @Test
    void followsNoRedirect() throws InterruptedException {
        var result = allowing.post(at("/away"), List.of(secret), "evt_1", BODY);
        assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED_OTHERWISE);
        assertThat(result.status()).isEqualTo(302);
        next();
        assertThat(received).isEmpty();
    }

    @Test
    void knowsWhoWantsNothingAnyMore() {
        assertThat(allowing.post(at("/gone"), List.of(secret), "evt_1", BODY).isGone()).isTrue();
        assertThat(allowing.post(at("/ok"), List.of(secret), "evt_1", BODY).isGone()).isFalse();
    }

    @Test
    void endsAtTheDeadlineThoughNothingIsAnswered() throws IOException {
        var impatient = post(List.of("127.0.0.1"), Duration.ofMillis(300));
        var result = impatient.post(at("/hangs"), List.of(secret), "evt_1", BODY);
        assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(result.status()).isNull();
    }

    /** What the sockets of both sides hold comes on top of the 64 KiB. */
    @Test
    void takesAnEndlessAnswerNoFurtherThanItHasTo() throws InterruptedException {
        var result = allowing.post(at("/endless"), List.of(secret), "evt_1", BODY);
        assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
        next();
        next();
        assertThat(written.get()).isLessThan(10_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "localhost", "127.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]" })
    void reachesNothingOnTheMachineByWhateverName(String host) throws IOException {
        var guarded = post(List.of(), Duration.ofSeconds(10));
        var target = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/ok");
        var result = guarded.post(target, List.of(secret), "evt_1", BODY);
        assertThat(result.outcome()).isEqualTo(Outcome.TARGET_NOT_ALLOWED);
        assertThat(received).isEmpty();
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        var target = at("/ok");
        server.stop(0);
        assertThat(allowing.post(target, List.of(secret), "evt_1", BODY).outcome()).isEqualTo(Outcome.UNREACHABLE);
    }
}
