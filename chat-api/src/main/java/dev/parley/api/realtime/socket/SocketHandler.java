package dev.parley.api.realtime.socket;

import dev.parley.api.realtime.command.ClientFrames;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameWriter;
import dev.parley.api.realtime.lifecycle.ConnectionLifecycle;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.id.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * The socket at {@code /api/socket}. Frames of one connection are handled one after the other, on its own virtual thread;
 * the next one is not read before the last is answered.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class SocketHandler extends TextWebSocketHandler {

    private static final String CONNECTION = "connection";

    private final ClientFrames frames;
    private final ConnectionLifecycle lifecycle;
    private final IdGenerator ids;
    private final Clock clock;

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(4 * ClientFrames.MAX_FRAME_BYTES);
        var core = coreSession(socket);
        // The connector's 30 s of idling would end a connection before ConnectionWatch does, and with another code.
        core.setIdleTimeout(Duration.ZERO);
        var writer = new FrameWriter(core);
        var id = new ConnectionId(ids.next());
        var connection = new Connection(id, socket, writer, lifecycle::closed, clock.instant());
        socket.getAttributes().put(CONNECTION, connection);
        lifecycle.opened(connection);
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        var connection = connection(socket);
        if (connection.isOpen()) {
            connection.heard(clock.instant());
            frames.handle(connection, message.getPayload());
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        frames.refuseBinary(connection(socket));
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable failure) {
        log.debug("Transport error on {}: {}", connection(socket).id(), failure.toString());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        connection(socket).gone();
    }

    private static CoreSession coreSession(WebSocketSession socket) {
        var jetty = ((NativeWebSocketSession) socket).getNativeSession(
            org.eclipse.jetty.websocket.common.WebSocketSession.class
        );
        return Objects.requireNonNull(jetty).getCoreSession();
    }

    private static Connection connection(WebSocketSession socket) {
        return (Connection) Objects.requireNonNull(socket.getAttributes().get(CONNECTION));
    }
}
