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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who writes to the socket without a page: a person in haste, or a program. */
public final class Chatter implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final JsonMapper json = JsonMapper.builder().build();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int requests;

    Chatter(URI address, String accessToken) {
        var endpoint = URI.create("ws://" + address.getAuthority() + "/api/socket");
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, new Inbound()).join();
        ask(Map.of("type", "session.authenticate", "accessToken", accessToken));
    }

    /** @return the seq of the message */
    public long send(String chatId, String text) {
        return send(chatId, text, null);
    }

    /** Answers to a message. */
    public long reply(String chatId, long seq, String text) {
        return send(chatId, text, seq);
    }

    public void react(String chatId, long seq, String emoji) {
        var clientId = UUID.randomUUID().toString();
        ask(
            Map.of(
                "type",
                "reaction.set",
                "chatId",
                chatId,
                "clientId",
                clientId,
                "seq",
                seq,
                "emoji",
                emoji,
                "on",
                true
            )
        );
    }

    /** Waits for a message of somebody. @return its seq */
    public long hear(String text) {
        return await(
            frame ->
                frame.path("type").asString("").equals("message.sent") && frame.path("text").asString("").equals(text),
            "the message " + text
        )
            .path("seq")
            .asLong();
    }

    /** A slash command that somebody has run. */
    public record Run(String id, String userId, String name, String arguments) {}

    /** Waits until somebody runs a slash command of the bot. */
    public Run hearRun() {
        var told = await(frame -> frame.path("type").asString("").equals("run.told"), "a run");
        return new Run(
            told.path("runId").asString(),
            told.at("/user/id").asString(),
            told.path("name").asString(),
            told.path("arguments").asString()
        );
    }

    /** @param visibility all or one */
    public void answer(Run run, String visibility, String text) {
        var clientId = UUID.randomUUID().toString();
        ask(
            Map.of(
                "type",
                "run.answer",
                "runId",
                run.id(),
                "clientId",
                clientId,
                "visibility",
                visibility,
                "text",
                text
            )
        );
    }

    private long send(String chatId, String text, @Nullable Long replyTo) {
        var command = new HashMap<String, @Nullable Object>();
        command.put("type", "message.send");
        command.put("chatId", chatId);
        command.put("clientId", "chatter-" + requests);
        command.put("text", text);
        command.put("replyTo", replyTo);
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
        var reply = await(frame -> frame.path("re").asString("").equals(id), "an answer to " + id);
        if (reply.path("type").asString().equals("error")) {
            throw new AssertionError("refused: " + reply);
        }
        return reply;
    }

    /** The next frame of its kind; those before it are passed over. */
    private JsonNode await(Predicate<JsonNode> which, String what) {
        try {
            while (frames.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS) instanceof JsonNode frame) {
                if (which.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        throw new AssertionError("waited for " + what);
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
                frames.add(json.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
