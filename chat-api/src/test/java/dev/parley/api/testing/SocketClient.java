package dev.parley.api.testing;

import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ProtocolJson;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scripted client of the socket. Every wait has a deadline, and its failure lists the frames that came instead. A frame
 * that was expected once is used up; others stay for later.
 */
public final class SocketClient implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = ProtocolJson.configure(JsonMapper.builder()).build();

    private final String name;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<ServerFrame> unused = new ArrayList<>();
    private final List<ServerFrame> received = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private SocketClient(URI address, String name, WebSocket.Builder builder) {
        this.name = name;
        this.socket = builder.buildAsync(address, new Inbound()).join();
    }

    public static SocketClient open(Node node, String name) {
        return new SocketClient(node.socket(), name, HTTP.newWebSocketBuilder());
    }

    /** As a page at {@code origin} does, by way of a proxy. */
    public static SocketClient openAt(HttpClient http, URI address, String origin, String name) {
        return new SocketClient(address, name, http.newWebSocketBuilder().header("Origin", origin));
    }

    /** Sends a token with the handshake, where none is asked for. */
    public static SocketClient openBearing(Node node, String token, String name) {
        return new SocketClient(
            node.socket(),
            name,
            HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + token)
        );
    }

    /** One that no other command has. */
    public static String newClientId() {
        return UUID.randomUUID().toString();
    }

    public SessionEvent.Ready authenticate(String accessToken) {
        return ask(id -> new SessionCommand.Authenticate(id, accessToken), SessionEvent.Ready.class);
    }

    /** Asks again as long as the answer is a retryable error, for twice the deadline of a wait. */
    public <T extends ServerFrame> T askUntil(Function<String, ClientFrame> command, Class<T> reply) {
        long end = System.nanoTime() + 2 * DEADLINE.toNanos();
        while (true) {
            var answer = answer(command);
            boolean again = answer instanceof SessionEvent.Failed failed && failed.retryable();
            if (!again || System.nanoTime() > end) {
                return cast(answer, reply);
            }
        }
    }

    /** Sends a command and returns the frame that answers it. */
    public <T extends ServerFrame> T ask(Function<String, ClientFrame> command, Class<T> reply) {
        return cast(answer(command), reply);
    }

    private ServerFrame answer(Function<String, ClientFrame> command) {
        String id = "r" + requests.incrementAndGet();
        sendText(MAPPER.writeValueAsString(command.apply(id)));
        return expect("an answer to " + id, frame -> id.equals(replyId(frame)));
    }

    private <T extends ServerFrame> T cast(ServerFrame answer, Class<T> reply) {
        if (!reply.isInstance(answer)) {
            throw new AssertionError(name + " wanted " + reply.getSimpleName() + " but got " + answer);
        }
        return reply.cast(answer);
    }

    public void sendText(String text) {
        // The client of the JDK takes one message at a time.
        synchronized (socket) {
            socket.sendText(text, true).join();
        }
    }

    /** The next frame of this type, from those received and not yet used. */
    public <T extends ServerFrame> T expect(Class<T> type) {
        return type.cast(expect(type.getSimpleName(), type::isInstance));
    }

    public <T extends ServerFrame> T expect(Class<T> type, Predicate<T> which) {
        return type.cast(expect(type.getSimpleName(), frame -> type.isInstance(frame) && which.test(type.cast(frame))));
    }

    private ServerFrame expect(String what, Predicate<ServerFrame> which) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        synchronized (unused) {
            while (true) {
                for (var frame : unused) {
                    if (which.test(frame)) {
                        unused.remove(frame);
                        return frame;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(name + " waited for " + what + "; received: " + received);
                }
                await(left);
            }
        }
    }

    private void await(long millis) {
        try {
            unused.wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Everything of this type received so far, used or not. */
    public <T extends ServerFrame> List<T> received(Class<T> type) {
        synchronized (unused) {
            return received.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** Sends a command without waiting for its answer. */
    public void send(ClientFrame command) {
        sendText(MAPPER.writeValueAsString(command));
    }

    /** What has come since so many frames were taken. */
    public List<ServerFrame> receivedFrom(int taken) {
        synchronized (unused) {
            return List.copyOf(received.subList(taken, received.size()));
        }
    }

    /** Whether either side has closed it, or it has broken. */
    public boolean isClosed() {
        return closed.isDone();
    }

    /** The code with which the server closes the connection. */
    public int expectClose() {
        try {
            return closed.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notClosed) {
            throw new AssertionError(name + " is still connected; received: " + received);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        closed.complete(1006);
        socket.abort();
    }

    private static @Nullable String replyId(ServerFrame frame) {
        return Arrays.stream(frame.getClass().getRecordComponents())
            .filter(component -> component.getName().equals("re"))
            .map(component -> {
                try {
                    return (String) component.getAccessor().invoke(frame);
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(impossible);
                }
            })
            .findFirst()
            .orElse(null);
    }

    private final class Inbound implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var frame = MAPPER.readValue(text.toString(), ServerFrame.class);
                text.setLength(0);
                synchronized (unused) {
                    received.add(frame);
                    unused.add(frame);
                    unused.notifyAll();
                }
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}
