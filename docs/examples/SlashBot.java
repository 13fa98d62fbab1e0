import java.net.URI;
import java.net.http.*;
import java.util.UUID;
import java.util.concurrent.*;
import java.util.regex.Pattern;

/** Offers /echo, which answers to the one who has run it alone. Its key needs the scope answerCommands. */
class SlashBot implements WebSocket.Listener {

    static final String KEY = System.getenv("PARLEY_KEY"), SERVER = System.getenv("PARLEY");
    static final CompletableFuture<Void> CLOSED = new CompletableFuture<>();
    final StringBuilder frame = new StringBuilder();

    public static void main(String[] args) throws Exception {
        var http = HttpClient.newHttpClient();
        String commands = "{\"commands\":[{\"name\":\"echo\",\"hint\":\"<words>\",\"description\":\"Says it again, to you alone\"}]}";
        http.send(HttpRequest.newBuilder(URI.create(SERVER + "/api/bots/me/commands")).header("Authorization", "Bearer " + KEY).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(commands)).build(), HttpResponse.BodyHandlers.discarding());
        var socket = http.newWebSocketBuilder().buildAsync(URI.create(SERVER.replaceFirst("^http", "ws") + "/api/socket"), new SlashBot()).get();
        socket.sendText("{\"type\":\"session.authenticate\",\"id\":\"a\",\"accessToken\":\"" + KEY + "\"}", true).get();
        while (!CLOSED.isDone()) {
            try { CLOSED.get(15, TimeUnit.SECONDS); } catch (TimeoutException alive) {
                socket.sendText("{\"type\":\"session.ping\",\"id\":\"p\"}", true).get();
            }
        }
    }
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        frame.append(part);
        socket.request(1);
        if (!last) return null;
        String event = frame.toString();
        frame.setLength(0);
        System.out.println(event);
        if (!event.contains("\"type\":\"run.told\"")) return null;
        String answer = "{\"type\":\"run.answer\",\"id\":\"r\",\"runId\":%s,\"clientId\":\"%s\",\"visibility\":\"one\",\"text\":%s}";
        return socket.sendText(answer.formatted(field("runId", event), UUID.randomUUID(), field("arguments", event)), true);
    }
    public CompletionStage<?> onClose(WebSocket socket, int code, String why) { CLOSED.complete(null); return null; }
    /** The first value of that name, as JSON. */
    static String field(String name, String json) { var at = Pattern.compile("\"" + name + "\":(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)").matcher(json); at.find(); return at.group(1); }
}
