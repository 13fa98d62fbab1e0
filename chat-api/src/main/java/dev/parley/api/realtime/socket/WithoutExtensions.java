package dev.parley.api.realtime.socket;

import java.util.List;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has Jetty refuse all extensions: permessage-deflate, which browsers offer, would compress each frame anew for every
 * receiver; by another one a client would have each frame cut into as many as it likes. Spring's choice of extensions does not
 * reach Jetty, so its registry is where to say so.
 */
@Component
class WithoutExtensions {

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (started.getWebServer() instanceof JettyWebServer jetty) {
            for (var context : jetty.getServer().getDescendants(ContextHandler.class)) {
                var extensions = WebSocketServerComponents.getWebSocketComponents(context).getExtensionRegistry();
                List.copyOf(extensions.getAvailableExtensionNames()).forEach(extensions::unregister);
            }
        }
    }
}
