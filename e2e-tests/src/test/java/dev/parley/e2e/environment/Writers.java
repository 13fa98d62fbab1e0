package dev.parley.e2e.environment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** People who write without pages, at a fixed rate, whether the server keeps up or not. They hear only what is refused. */
public final class Writers implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final double SECOND = 1e9;

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Line> lines;
    private final AtomicReference<@Nullable String> refused = new AtomicReference<>();
    private long written;

    Writers(URI address, Stream<String> accessTokens) {
        var endpoint = URI.create("ws://" + address.getAuthority() + "/api/socket");
        var http = HttpClient.newHttpClient();
        lines = accessTokens.map(token -> new Line(http, endpoint, token)).toList();
    }

    /**
     * What is written.
     *
     * @param writer who of them writes it
     */
    public record Message(int writer, String chatId, String text) {}

    /**
     * Writes for some time.
     *
     * @param message the message of each number, from 0
     */
    public void write(double perSecond, Duration time, IntFunction<Message> message) {
        long begun = System.nanoTime();
        long count = (long) ((perSecond * time.toMillis()) / 1000);
        for (int i = 0; i < count; i++) {
            long due = begun + (long) ((i * SECOND) / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            var next = message.apply(i);
            lines.get(next.writer()).send(next);
        }
        var why = refused.get();
        if (why != null) {
            throw new AssertionError("refused: " + why);
        }
    }

    @Override
    public void close() {
        lines.forEach(line -> line.socket.abort());
    }

    private final class Line implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final CountDownLatch ready = new CountDownLatch(1);
        private final WebSocket socket;

        Line(HttpClient http, URI endpoint, String accessToken) {
            socket = http.newWebSocketBuilder().buildAsync(endpoint, this).join();
            say(Map.of("type", "session.authenticate", "id", "1", "accessToken", accessToken));
            try {
                if (!ready.await(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("A writer was not let in: " + refused.get());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        void send(Message message) {
            var number = Long.toString(written++);
            var command = new HashMap<String, @Nullable Object>();
            command.put("type", "message.send");
            command.put("id", number);
            command.put("chatId", message.chatId());
            command.put("clientId", "writers-" + System.identityHashCode(Writers.this) + "-" + number);
            command.put("text", message.text());
            command.put("replyTo", null);
            command.put("attachmentIds", List.of());
            say(command);
        }

        private void say(Map<String, ? extends @Nullable Object> frame) {
            socket.sendText(json.writeValueAsString(frame), true).join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text);
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void hear(StringBuilder frame) {
            if (begins(frame, "{\"type\":\"session.ready\"")) {
                ready.countDown();
            } else if (begins(frame, "{\"type\":\"error\"")) {
                refused.compareAndSet(null, frame.toString());
            }
        }

        private static boolean begins(StringBuilder frame, String prefix) {
            return frame.length() >= prefix.length() && frame.substring(0, prefix.length()).equals(prefix);
        }
    }
}
