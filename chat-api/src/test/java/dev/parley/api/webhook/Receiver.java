package dev.parley.api.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks, which answers what a test wants. */
final class Receiver implements AutoCloseable {

    private static final int WAIT_SECONDS = 30;

    private final HttpServer server;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(204);

    /** A request with the status that it was answered by. */
    record Request(String id, String timestamp, String signature, byte[] bytes, JsonNode body, int answered) {
        String type() {
            return body.path("type").asString();
        }

        String text() {
            return body.path("data").path("text").asString();
        }

        /** By the specification, without a line of the server's code. */
        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
                String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(bytes));
                return List.of(signature.split(" ")).contains(expected);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        int answer = status.get();
        requests.add(
            new Request(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                bytes,
                JsonMapper.builder().build().readTree(bytes),
                answer
            )
        );
        if (answer == 302) {
            headers = exchange.getResponseHeaders();
            headers.set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    void answers(int code) {
        status.set(code);
    }

    Request next() {
        try {
            return Objects.requireNonNull(requests.poll(WAIT_SECONDS, TimeUnit.SECONDS), "a request within 30 s");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    /** The texts of the next messages that it accepts, those that it refuses left out. */
    List<String> accepted(int count) {
        var texts = new ArrayList<String>();
        while (texts.size() < count) {
            var next = next();
            if (next.answered() < 300) {
                texts.add(next.text());
            }
        }
        return texts;
    }

    boolean hasNothing() {
        return requests.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
