package dev.parley.api.edge;

import dev.parley.api.error.ProblemPages;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;

/** Configures Jetty with trusted proxies and the limits of connections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeProperties.class)
@RequiredArgsConstructor
class EdgeConfiguration {

    /**
     * Connections that the system may hold until they are accepted, if it allows as many ({@code net.core.somaxconn}, 4,096 in
     * Linux). Java's 50 are too few when the clients of another node come back at once: Linux answers none of those beyond,
     * and a client tries again after 1, 3, 7 and up to 127 s.
     */
    static final int WAITING_CONNECTIONS = 4_096;

    private final ProblemPages pages;

    @Bean
    static TrustedProxies trustedProxies(
        EdgeProperties properties,
        @Value("${server.forward-headers-strategy:none}") String strategy
    ) {
        if (!strategy.equalsIgnoreCase("none")) {
            throw new IllegalArgumentException(
                "server.forward-headers-strategy lets any client choose its address: use parley.edge.trusted-proxies"
            );
        }
        return new TrustedProxies(properties.proxies());
    }

    @Bean
    static HeldConnections heldConnections(TrustedProxies proxies, EdgeProperties properties, TaskScheduler scheduler) {
        var held = new HeldConnections(
            proxies,
            properties.maxConnectionsPerAddress(),
            properties.headTimeout().toNanos()
        );
        long period = Math.min(1_000, Math.max(10, properties.headTimeout().toMillis() / 4));
        scheduler.scheduleWithFixedDelay(held::sweep, Duration.ofMillis(period));
        return held;
    }

    @Bean
    static BodyPace bodyPace(EdgeProperties properties) {
        return new BodyPace(properties.bodyTimeout());
    }

    @Bean
    static WebServerFactoryCustomizer<JettyServletWebServerFactory> edge(TrustedProxies proxies, HeldConnections held) {
        return factory -> factory.addServerCustomizers(server -> guard(server, proxies, held));
    }

    private static void guard(Server server, TrustedProxies proxies, HeldConnections held) {
        for (Connector connector : server.getConnectors()) {
            connector.addBean(held);
            if (connector instanceof ServerConnector listening) {
                listening.setAcceptQueueSize(WAITING_CONNECTIONS);
            }
            for (var http : connector.getConnectionFactories()) {
                if (http instanceof HttpConnectionFactory factory) {
                    var configuration = factory.getHttpConfiguration();
                    configuration.addCustomizer(proxies);
                    configuration.setSendServerVersion(false);
                }
            }
        }
    }

    /** Errors that occur before any filter are answered as problems, too. */
    @EventListener
    void on(WebServerInitializedEvent started) {
        if (started.getWebServer() instanceof JettyWebServer jetty) {
            jetty.getServer().setErrorHandler(pages);
            for (var context : jetty.getServer().getDescendants(ContextHandler.class)) {
                context.setErrorHandler(pages);
            }
        }
    }
}
