package dev.parley.e2e.engine;

import dev.parley.e2e.Reports;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How long a Parley takes for what a page asks of it: lists of chats, a search, log-ins, files; one request at a time, on the
 * embedded stores. See docs/benchmarks.md.
 */
@Isolated("Nothing else may take its time.")
class RequestsBenchmark {

    private static final int TIMES = Integer.getInteger("parley.benchmark.times", 50);
    private static final int TIMES_OF_FILES = 10;
    private static final int UNCOUNTED = 10;
    private static final int MESSAGES = Integer.getInteger("parley.benchmark.messages", 50_000);
    private static final List<Integer> CHATS = List.of(200, 500);
    private static final int FILE = 25 << 20;
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration WRITING = Duration.ofMinutes(20);
    private static final int IN_FLIGHT = 32;
    private static final Duration INDEXING = Duration.ofMinutes(5);
    private static final String NEEDLE = "/api/search?query=needle";

    private final Table<Histogram> table = new Table<Histogram>("Requests", "what")
        .with("times", Histogram::count)
        .with("p50, ms", each -> each.millis(0.5))
        .with("p99, ms", each -> each.millis(0.99))
        .with("longest, ms", Histogram::longestMillis);

    /** Something that is asked. */
    private interface Request {
        void send() throws IOException;
    }

    @Test
    void answers() throws IOException {
        var machine = Machine.described();
        Pinning.bindGenerator();
        try (var server = ParleyPeer.startEmpty()) {
            var address = URI.create("http://127.0.0.1:" + server.port());
            lists(address);
            search(address, server);
            logIns(address);
            files(address);
            Reports.write("requests.md", machine + " Load: " + Machine.load() + "\n\n" + table.markdown());
        }
    }

    private void lists(URI address) throws IOException {
        for (int count : CHATS) {
            var user = ParleyRequests.register(address, "with-" + count + "-chats", PASSWORD);
            for (int i = 0; i < count; i++) {
                var id = createGroup(user, "Chat " + i);
                send(user, id, "A message", List.of());
            }
            measure("GET /api/chats, %d chats".formatted(count), TIMES, () -> user.get("/api/chats"));
        }
    }

    private void search(URI address, Server server) throws IOException {
        var user = ParleyRequests.register(address, "who-writes-much", PASSWORD);
        var chat = createGroup(user, "Much");
        try (var load = new LoadGenerator(server, 1, 1)) {
            load.connect(1, 1, (_, _) -> new ParleyTalk(user.accessToken(), chat));
            load.fill(MESSAGES, IN_FLIGHT, WRITING);
        }
        send(user, chat, "A needle in a haystack", List.of());
        Waiting.until("the index to have all messages", INDEXING, () -> found(user), answer -> answer.contains(chat));
        measure("search of a word that one message has", TIMES, () -> user.get(NEEDLE));
        measure("search of a word that all have", TIMES, () -> user.get("/api/search?query=quick"));
    }

    private static String found(ParleyRequests user) {
        try {
            return new String(user.get(NEEDLE), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void logIns(URI address) throws IOException {
        var somebody = ParleyRequests.to(address);
        ParleyRequests.register(address, "who-logs-in", PASSWORD);
        measure("log-in", TIMES, () -> somebody.logIn("who-logs-in", PASSWORD));
    }

    private void files(URI address) throws IOException {
        var user = ParleyRequests.register(address, "with-files", PASSWORD);
        var chat = createGroup(user, "Files");
        var file = new byte[FILE];
        new Random(1).nextBytes(file);
        measure("upload of 25 MiB, and the message with it", TIMES_OF_FILES, () ->
            send(user, chat, "", List.of(user.upload(chat, file)))
        );
        var id = user.upload(chat, file);
        send(user, chat, "", List.of(id));
        measure("download of 25 MiB", TIMES_OF_FILES, () -> user.get("/api/chats/" + chat + "/attachments/" + id));
    }

    private static String createGroup(ParleyRequests owner, String title) throws IOException {
        var body = Map.of("type", "group", "title", title, "description", "", "memberIds", List.of());
        return owner.post("/api/chats", body).path("id").asString();
    }

    private static void send(ParleyRequests user, String chatId, String text, List<String> files) throws IOException {
        var body = new HashMap<String, @Nullable Object>();
        body.put("text", text);
        body.put("replyTo", null);
        body.put("attachmentIds", files);
        user.post("/api/chats/" + chatId + "/messages", body);
    }

    private void measure(String what, int times, Request request) throws IOException {
        for (int i = 0; i < Math.min(UNCOUNTED, times); i++) {
            request.send();
        }
        var took = new Histogram();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            request.send();
            took.add(System.nanoTime() - begun);
        }
        table.add(what, took);
    }
}
