package dev.parley.api.realtime.connection;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.user.UserId;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.springframework.web.socket.WebSocketSession;

/** Connections without a network, whose frames are kept as text. */
public final class Sockets {

    private int opened;

    /**
     * A connection with what went out on it, oldest first.
     *
     * @param writes how many frames left together in each write
     */
    public record Opened(Connection connection, List<String> sent, List<Integer> writes) {}

    /** An open connection of the user. */
    public Opened open(UserId userId) {
        var sent = new ArrayList<String>();
        var writes = new ArrayList<Integer>();
        var core = new CoreSession.Empty() {
            private int gathered;

            @Override
            public void sendFrame(Frame frame, Callback callback, boolean batch) {
                sent.add(StandardCharsets.UTF_8.decode(frame.getPayload().slice()).toString());
                gathered++;
                if (!batch) {
                    writes.add(gathered);
                    gathered = 0;
                }
                callback.succeeded();
            }
        };
        var id = new ConnectionId("%026d".formatted(++opened));
        var connection = new Connection(id, silent(), new FrameWriter(core), _ -> {}, Instant.EPOCH);
        connection.bind(new AuthenticatedLogin(userId, new AuthSessionId(id.value()), Instant.MAX));
        return new Opened(connection, sent, writes);
    }

    /** It is closed, and nothing else is asked of it. */
    private static WebSocketSession silent() {
        return (WebSocketSession) Proxy.newProxyInstance(
            Sockets.class.getClassLoader(),
            new Class<?>[] { WebSocketSession.class },
            (_, _, _) -> null
        );
    }
}
