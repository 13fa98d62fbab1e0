package dev.parley.api.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push service as RFC 8030 has it, for one node's tests: it checks who sends, and decrypts for the devices. */
final class PushService implements AutoCloseable {

    private static final long DEADLINE_S = 20;

    private final HttpServer server;
    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    PushService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** What a device was handed. */
    record Push(Map<String, String> headers, JsonNode content, int bytes) {
        String kind() {
            return content.path("kind").asString();
        }

        String text() {
            return content.path("text").asString();
        }
    }

    /** A device's subscription. */
    final class Inbox {

        private final String path = "/" + count.incrementAndGet();
        private final PushDevice device = PushDevice.random();
        private final BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile int status = 201;
        private volatile @Nullable String retryAfter;

        String endpoint() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        /** The body of the request by which the page subscribes. */
        String subscription(String level, boolean withText) {
            return """
            {"endpoint": "%s", "p256dh": "%s", "auth": "%s", "level": "%s", "withText": %s, "language": "en"}""".formatted(
                endpoint(),
                device.p256dh(),
                device.auth(),
                level,
                withText
            );
        }

        void answers(int code, @Nullable String wait) {
            status = code;
            retryAfter = wait;
        }

        int asked() {
            return asked.get();
        }

        Push next() {
            try {
                var push = pushes.poll(DEADLINE_S, TimeUnit.SECONDS);
                if (push == null) {
                    throw new AssertionError("no push came");
                }
                return push;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        boolean isEmpty() {
            return pushes.isEmpty();
        }
    }

    Inbox open() {
        var inbox = new Inbox();
        inboxes.put(inbox.path, inbox);
        return inbox;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var inbox = inboxes.get(exchange.getRequestURI().getPath());
            if (inbox == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            inbox.asked.incrementAndGet();
            if (inbox.status < 300) {
                var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
                requireSignature(headers.getOrDefault("Authorization", ""));
                var content = JsonMapper.shared().readTree(inbox.device.decrypt(body));
                inbox.pushes.add(new Push(headers, content, body.length));
            }
            if (inbox.retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", inbox.retryAfter);
            }
            exchange.sendResponseHeaders(inbox.status, -1);
        } catch (GeneralSecurityException | RuntimeException | AssertionError wrong) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    /** RFC 8292: a token for this service, signed by the key beside it. */
    private void requireSignature(String authorization) throws GeneralSecurityException {
        var parts = authorization.replaceFirst("^vapid ", "").split(", *");
        var token = parts[0].substring(2).split("\\.");
        byte[] key = PushDevice.decode(parts[1].substring(2));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(PushDevice.publicKey(key));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        var claims = JsonMapper.shared().readTree(PushDevice.decode(token[1]));
        boolean ours = claims
            .path("aud")
            .asString()
            .equals("http://127.0.0.1:" + server.getAddress().getPort());
        if (!ours || !signature.verify(PushDevice.decode(token[2]))) {
            throw new GeneralSecurityException("not signed for this service");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
