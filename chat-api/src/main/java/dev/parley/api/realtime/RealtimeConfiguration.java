package dev.parley.api.realtime;

import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where the socket is. Without allowed origins Spring accepts handshakes from the page's own origin only. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableScheduling
@RequiredArgsConstructor
class RealtimeConfiguration implements WebSocketConfigurer {

    private final SocketHandler handler;

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(handler, "/api/socket");
    }
}
