package dev.parley.calls.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.Set;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

/** A Redis of the tests' own, started at its first use and stopped with the JVM. */
final class RedisForTests {

    private static final StringRedisTemplate TEMPLATE = start();

    private RedisForTests() {}

    static StringRedisTemplate empty() {
        TEMPLATE.execute(connection -> {
            connection.serverCommands().flushAll();
            return true;
        }, true);
        return TEMPLATE;
    }

    static int port() {
        return ((LettuceConnectionFactory) Objects.requireNonNull(TEMPLATE.getConnectionFactory())).getPort();
    }

    static Set<String> keys() {
        return Objects.requireNonNull(TEMPLATE.keys("*"));
    }

    private static StringRedisTemplate start() {
        try {
            int port = freePort();
            RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
            server.start();
            var factory = new LettuceConnectionFactory("127.0.0.1", port);
            factory.afterPropertiesSet();
            factory.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(factory, server)));
            return new StringRedisTemplate(factory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stop(LettuceConnectionFactory factory, RedisServer server) {
        factory.destroy();
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
