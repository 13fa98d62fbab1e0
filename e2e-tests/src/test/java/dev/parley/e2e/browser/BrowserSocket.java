package dev.parley.e2e.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands to a browser over its own WebSocket: Chromium's DevTools protocol for the browser as a whole, since chromedriver
 * lets one command a page only, and Firefox' WebDriver BiDi. Both number commands, and name the number in the answer.
 */
final class BrowserSocket implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
    private final WebSocket socket;

    BrowserSocket(URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    /** @param debugger host and port of a Chromium */
    static BrowserSocket ofChromium(String debugger) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + debugger + "/json/version")).build();
            var version = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            return new BrowserSocket(URI.create(version.path("webSocketDebuggerUrl").asString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode command(String method, Map<String, ?> parameters) {
        var id = ids.incrementAndGet();
        var reply = new CompletableFuture<JsonNode>();
        replies.put(id, reply);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true);
        var answer = reply.orTimeout(20, TimeUnit.SECONDS).join();
        if (answer.has("error")) {
            throw new IllegalStateException("%s: %s".formatted(method, answer));
        }
        return answer.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var message = JSON.readTree(text.toString());
                text.setLength(0);
                var reply = replies.remove(message.path("id").asInt(0));
                if (reply != null) {
                    reply.complete(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
