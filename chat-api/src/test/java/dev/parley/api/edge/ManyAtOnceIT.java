package dev.parley.api.edge;

import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.parley.api.testing.Node;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.AbstractConnector;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** What happens when the clients of another node come back at once. */
class ManyAtOnceIT {

    /** Some of what a system lets wait; CI's may allow less than Linux usually does. */
    private static final int CONNECTIONS = 120;
    /** A connection that is not answered is tried again after 1 s, and then after 2 s more. */
    private static final int SOON_MS = 900;

    @Test
    void theyAreConnectedBeforeTheNodeGetsToThem() throws Exception {
        var door = new Door();
        try (var node = new Node.Apart("many").start(beans -> beans.registerBean(Door.class, () -> door))) {
            var connected = new ArrayList<Socket>();
            door.open(false);
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    var socket = new Socket();
                    connected.add(socket);
                    assertThatNoException().isThrownBy(() -> socket.connect(node.address(), SOON_MS));
                }
            } finally {
                door.open(true);
                for (var socket : connected) {
                    socket.close();
                }
            }
        }
    }

    /** Knows the connectors of the node. */
    private static final class Door implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

        private final List<AbstractConnector> connectors = new ArrayList<>();

        @Override
        public void customize(JettyServletWebServerFactory factory) {
            factory.addServerCustomizers(server -> {
                for (var connector : server.getConnectors()) {
                    connectors.add((AbstractConnector) connector);
                }
            });
        }

        void open(boolean open) {
            connectors.forEach(connector -> connector.setAccepting(open));
        }
    }
}
