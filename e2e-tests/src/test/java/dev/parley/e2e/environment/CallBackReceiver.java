package dev.parley.e2e.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that is called back by signed requests, as the specification Standard Webhooks has them. */
public final class CallBackReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** What has come. */
    public record Received(String id, String timestamp, String signature, String body) {
        public JsonNode json() {
            return JsonMapper.builder().build().readTree(body);
        }

        /** The signature that it has to have under this secret. */
        public String signatureBy(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                byte[] sum = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
                return "v1," + Base64.getEncoder().encodeToString(sum);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public CallBackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                received.add(
                    new Received(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                    )
                );
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ended";
    }

    /** Waits for the first request. */
    public Received await() {
        Waiting.until("a call-back", received::size, count -> count > 0);
        return received.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
