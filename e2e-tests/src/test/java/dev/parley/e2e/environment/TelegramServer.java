package dev.parley.e2e.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Telegram's Bot API, with people who talk to the bot and hear what it tells them. */
public final class TelegramServer implements AutoCloseable {

    public static final String TOKEN = "4711:AAE-of-the-browser-suites";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final AtomicLong numbers = new AtomicLong(1_000);
    private final BlockingQueue<Map<String, Object>> updates = new LinkedBlockingQueue<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /** What the bot has told somebody. */
    public record Told(long to, JsonNode body) {
        public String text() {
            return body.path("text").asString();
        }
    }

    public TelegramServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/bot" + TOKEN + "/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody on Telegram. */
    public Someone someone(String name, String username, String language) {
        return new Someone(numbers.incrementAndGet(), name, username, language);
    }

    public final class Someone {

        private final long id;
        private final Map<String, Object> self;

        private Someone(long id, String name, String username, String language) {
            this.id = id;
            self = Map.of(
                "id",
                id,
                "is_bot",
                false,
                "first_name",
                name,
                "username",
                username,
                "language_code",
                language
            );
        }

        public void says(String text) {
            var chat = Map.of("id", id, "type", "private");
            add("message", Map.of("message_id", 1, "date", 1, "from", self, "chat", chat, "text", text));
        }

        /** Presses the first button of what was told. */
        public void pressesFirst(Told question) {
            var button = question.body().path("reply_markup").path("inline_keyboard").path(0).path(0);
            add("callback_query", Map.of("id", "press", "from", self, "data", button.path("callback_data").asString()));
        }

        /** Waits until the bot has told these words. */
        public Told awaitTold(String words) {
            Waiting.until(
                "“" + words + "” from the bot",
                () -> told.stream().map(Told::text).toList(),
                texts -> told.stream().anyMatch(each -> isFor(each, words))
            );
            return told
                .stream()
                .filter(each -> isFor(each, words))
                .findFirst()
                .orElseThrow();
        }

        private boolean isFor(Told each, String words) {
            return each.to() == id && each.text().contains(words);
        }
    }

    private void add(String kind, Map<String, Object> content) {
        updates.add(Map.of("update_id", numbers.incrementAndGet(), kind, content));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var result = answer(path.substring(path.lastIndexOf('/') + 1), body);
            byte[] answer = JSON.writeValueAsBytes(Map.of("ok", true, "result", result));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Object answer(String method, String body) {
        return switch (method) {
            case "getMe" -> Map.of("id", 4711, "is_bot", true, "username", "parley_bot");
            case "getUpdates" -> next(Duration.ofSeconds(1));
            case "sendMessage" -> {
                var message = JSON.readTree(body);
                told.add(new Told(message.path("chat_id").asLong(), message));
                yield Map.of("message_id", numbers.incrementAndGet());
            }
            default -> true;
        };
    }

    private List<Map<String, Object>> next(Duration patience) {
        try {
            var update = updates.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return update == null ? List.of() : List.of(update);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
