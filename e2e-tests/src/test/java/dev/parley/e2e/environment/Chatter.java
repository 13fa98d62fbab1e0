package dev.parley.e2e.environment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who writes to the socket without a page: many messages in a short time. */
public final class Chatter implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final JsonMapper json = JsonMapper.builder().build();
    private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int requests;

    Chatter(URI address, String accessToken) {
        var endpoint = URI.create("ws://" + address.getAuthority() + "/api/socket");
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, new Inbound()).join();
        ask(Map.of("type", "session.authenticate", "accessToken", accessToken));
    }

    /** @return the seq of the message */
    public long send(String chatId, String text) {
        var command = new HashMap<String, @Nullable Object>();
        command.put("type", "message.send");
        command.put("chatId", chatId);
        command.put("clientId", "chatter-" + requests);
        command.put("text", text);
        command.put("replyTo", null);
        command.put("attachmentIds", List.of());
        return ask(command).path("seq").asLong();
    }

    public void delete(String chatId, long seq) {
        var clientId = UUID.randomUUID().toString();
        ask(Map.of("type", "message.delete", "chatId", chatId, "clientId", clientId, "seq", seq));
    }

    /** @return the new call's id */
    public String call(String chatId) {
        var started = ask(Map.of("type", "call.start", "place", chatId, "kind", "voice", "encryption", "endToEnd"));
        return started.at("/call/id").asString();
    }

    public void accept(String callId) {
        ask(Map.of("type", "call.accept", "callId", callId));
    }

    public void leave(String callId) {
        ask(Map.of("type", "call.leave", "callId", callId, "reason", "hungUp"));
    }

    private JsonNode ask(Map<String, ? extends @Nullable Object> command) {
        var id = "r" + ++requests;
        var frame = new HashMap<String, @Nullable Object>(command);
        frame.put("id", id);
        socket.sendText(json.writeValueAsString(frame), true).join();
        return reply(id);
    }

    private JsonNode reply(String id) {
        try {
            while (replies.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS) instanceof JsonNode reply) {
                if (reply.path("re").asString("").equals(id)) {
                    if (reply.path("type").asString().equals("error")) {
                        throw new AssertionError("refused: " + reply);
                    }
                    return reply;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        throw new AssertionError("no answer to " + id);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Inbound implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                replies.add(json.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
