import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.*;
import java.util.regex.Pattern;

/** Answers to every message that mentions it. Its key needs the scopes receiveMentions and sendMessages. */
class EchoBot implements WebSocket.Listener {

    static final String KEY = System.getenv("PARLEY_KEY");
    static final String SOCKET = System.getenv("PARLEY").replaceFirst("^http", "ws") + "/api/socket";
    static final CompletableFuture<Void> CLOSED = new CompletableFuture<>();
    final StringBuilder frame = new StringBuilder();

    public static void main(String[] args) throws Exception {
        var socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(SOCKET), new EchoBot()).get();
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
        if (!event.contains("\"type\":\"message.sent\"")) return null;
        String answer = "{\"type\":\"message.send\",\"id\":\"m\",\"chatId\":%s,\"clientId\":\"%s\",\"text\":%s,\"replyTo\":%s,\"attachmentIds\":[]}";
        return socket.sendText(answer.formatted(field("chatId", event), UUID.randomUUID(), field("text", event), field("seq", event)), true);
    }
    public CompletionStage<?> onClose(WebSocket socket, int code, String why) { CLOSED.complete(null); return null; }
    public void onError(WebSocket socket, Throwable why) { CLOSED.completeExceptionally(why); }
    /** The first value of that name, as JSON. */
    static String field(String name, String json) { var at = Pattern.compile("\"" + name + "\":(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)").matcher(json); at.find(); return at.group(1); }
}
