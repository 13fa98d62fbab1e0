package dev.parley.api.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** Telegram's Bot API as a test scripts it: people talk to the bot and it to them; and it fails where it is told to. */
final class BotApiServer implements AutoCloseable {

    static final String SECRET = "AAE-test_SECRET-of_the_bot";
    static final String TOKEN = "4711:" + SECRET;
    static final String BOT = "parley_test_bot";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** One for all servers of this JVM, as what was once heard is remembered. */
    private static final AtomicLong UPDATES = new AtomicLong(1_000);
    private static final AtomicLong PEOPLE = new AtomicLong(700_000);
    private static final AtomicLong MESSAGES = new AtomicLong(50);

    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<ObjectNode> updates = new ArrayDeque<>();
    private final Queue<ObjectNode> repeated = new ConcurrentLinkedQueue<>();
    private final Map<Long, TestPerson> people = new ConcurrentHashMap<>();
    private final Map<String, Queue<Failure>> failures = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private @Nullable ObjectNode last;
    private final int port;
    private volatile HttpServer server;

    /** What it has been asked, and when by {@link System#nanoTime}. */
    record Request(String method, JsonNode body, long at) {}

    /** What it answers instead. */
    @FunctionalInterface
    interface Failure {
        void answer(HttpExchange exchange) throws IOException;
    }

    static Failure refusing(int status, String description) {
        return refusing(status, description, 0);
    }

    static Failure refusing(int status, String description, int retryAfter) {
        var body = JSON.createObjectNode().put("ok", false).put("error_code", status).put("description", description);
        if (retryAfter > 0) {
            body.putObject("parameters").put("retry_after", retryAfter);
        }
        return exchange -> send(exchange, status, body.toString());
    }

    /** As a proxy before it does it. */
    static Failure broken() {
        return exchange -> send(exchange, 502, "<html><h1>Bad Gateway</h1></html>");
    }

    BotApiServer() {
        server = open(0);
        port = server.getAddress().getPort();
    }

    private HttpServer open(int wanted) {
        try {
            var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/", this::handle);
            opened.start();
            return opened;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Connections are refused from now on. */
    void shut() {
        server.stop(0);
    }

    void reopen() {
        server = open(port);
    }

    /** The next requests for this method fail. */
    void fail(String method, Failure... next) {
        failures.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    List<Request> requests(String method) {
        return requests
            .stream()
            .filter(request -> request.method().equals(method))
            .toList();
    }

    int requestCount() {
        return requests.size();
    }

    /** Somebody of whom Telegram says this. */
    TestPerson person(String firstName, @Nullable String username, String language) {
        var person = new TestPerson(this, PEOPLE.incrementAndGet(), firstName, username, language);
        people.put(person.id(), person);
        return person;
    }

    void add(ObjectNode update) {
        update.put("update_id", UPDATES.incrementAndGet());
        lock.lock();
        try {
            updates.add(update);
            last = update;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Hands out the last update once more, although it was confirmed. */
    void repeatLast() {
        lock.lock();
        try {
            if (last != null) {
                repeated.add(last);
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String prefix = "/bot" + TOKEN + "/";
        String path = exchange.getRequestURI().getPath();
        String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (!path.startsWith(prefix)) {
            refusing(401, "Unauthorized").answer(exchange);
            return;
        }
        String method = path.substring(prefix.length());
        JsonNode body = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        requests.add(new Request(method, body, System.nanoTime()));
        var failing = failures.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
        if (failing == null) {
            send(exchange, 200, JSON.createObjectNode().put("ok", true).set("result", answer(method, body)).toString());
        } else {
            failing.answer(exchange);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("{") ? "application/json" : "text/html");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private JsonNode answer(String method, JsonNode body) {
        return switch (method) {
            case "getMe" -> JSON.createObjectNode().put("id", 4711).put("is_bot", true).put("username", BOT);
            case "getUpdates" -> news(body.path("offset").asLong(), body.path("timeout").asLong());
            case "sendMessage" -> hand(MESSAGES.incrementAndGet(), method, body);
            case "editMessageText" -> hand(body.path("message_id").asLong(), method, body);
            case "answerCallbackQuery" -> {
                String press = body.path("callback_query_id").asString();
                tell(Long.parseLong(press.substring(0, press.indexOf('/'))), new Told(method, 0, body));
                yield BooleanNode.TRUE;
            }
            default -> throw new IllegalStateException(method);
        };
    }

    private JsonNode hand(long message, String method, JsonNode body) {
        tell(body.path("chat_id").asLong(), new Told(method, message, body));
        return JSON.createObjectNode().put("message_id", message);
    }

    private void tell(long personId, Told told) {
        var person = people.get(personId);
        if (person != null) {
            person.hear(told);
        }
    }

    private ArrayNode news(long offset, long timeoutSeconds) {
        long left = timeoutSeconds * 1_000_000_000;
        lock.lock();
        try {
            updates.removeIf(update -> update.path("update_id").asLong() < offset);
            while (updates.isEmpty() && repeated.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            var answer = JSON.createArrayNode();
            new ArrayList<>(updates).forEach(answer::add);
            for (var again = repeated.poll(); again != null; again = repeated.poll()) {
                answer.add(again);
            }
            return answer;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return JSON.createArrayNode();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
