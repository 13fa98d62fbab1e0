package dev.parley.api.realtime.socket;

import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has Jetty refuse permessage-deflate, which browsers offer: it would compress each frame anew for every receiver. Spring's
 * choice of extensions does not reach Jetty, so its registry is where to say so.
 */
@Component
class WithoutCompression {

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (started.getWebServer() instanceof JettyWebServer jetty) {
            for (var context : jetty.getServer().getDescendants(ContextHandler.class)) {
                WebSocketServerComponents.getWebSocketComponents(context)
                    .getExtensionRegistry()
                    .unregister("permessage-deflate");
            }
        }
    }
}
