package dev.parley.api.realtime.lifecycle;

import dev.parley.api.realtime.connection.Connections;
import dev.parley.calls.media.ForwardedPeople;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.Nodes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says in the registry that this node runs how many connections it has and for how many people it forwards media, and forgets those that say so no more. */
@Slf4j
@Component
@RequiredArgsConstructor
class NodeHeartbeat implements SmartLifecycle {

    private final NodeId self;
    private final Nodes nodes;
    private final Connections connections;
    private final ForwardedPeople media;
    private volatile int port;
    private volatile boolean running;
    private volatile boolean failing;

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() == null) {
            port = started.getWebServer().getPort();
            register();
        }
    }

    @Scheduled(fixedRate = 15_000, initialDelay = 15_000)
    void beat() {
        if (running) {
            register();
        }
    }

    private void register() {
        attempt(() ->
            nodes.register(self, hostName() + ":" + port, version(), connections.all().size(), media.count())
        );
    }

    @Scheduled(fixedDelay = 15_000)
    void sweep() {
        attempt(() -> nodes.removeDead().forEach(dead -> log.info("Node {} is dead", dead)));
    }

    /** First of all: from then on the other nodes give this one nothing new. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener(ContextClosedEvent.class)
    void drain() {
        attempt(() -> nodes.drain(self));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        attempt(() -> nodes.remove(self));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Until the web server has closed the last connection, and while Redis is still connected. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    /** One log line for an outage. */
    private void attempt(Runnable task) {
        try {
            task.run();
            failing = false;
        } catch (RuntimeException redisAway) {
            if (!failing) {
                log.warn("The registry of nodes waits for Redis: {}", redisAway.toString());
            }
            failing = true;
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(NodeHeartbeat.class.getPackage().getImplementationVersion(), "development");
    }
}
