package dev.parley.calls.session;

import dev.parley.calls.testing.Ports;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

/**
 * A Redis Cluster of three masters of the tests' own, started at its first use and stopped with the JVM. What works on it
 * works on a single Redis as well.
 */
public final class RedisForTests {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;

    private static final List<RedisServer> SERVERS = new ArrayList<>();
    private static final List<Integer> PORTS = new ArrayList<>();
    private static final StringRedisTemplate TEMPLATE = start();

    private RedisForTests() {}

    public static StringRedisTemplate empty() {
        TEMPLATE.execute(connection -> {
            connection.serverCommands().flushAll();
            return true;
        }, true);
        return TEMPLATE;
    }

    /** As {@code spring.data.redis.cluster.nodes} names them. */
    static String nodes() {
        return String.join(",", addresses());
    }

    static Set<String> keys() {
        return Objects.requireNonNull(TEMPLATE.keys("*"));
    }

    private static List<String> addresses() {
        return PORTS.stream()
            .map(port -> "127.0.0.1:" + port)
            .toList();
    }

    private static StringRedisTemplate start() {
        try {
            var folder = Files.createTempDirectory("parley-calls");
            for (int i = 0; i < MASTERS; i++) {
                start(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        form();
        var factory = new LettuceConnectionFactory(new RedisClusterConfiguration(addresses()));
        factory.afterPropertiesSet();
        factory.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(factory)));
        return new StringRedisTemplate(factory);
    }

    private static void start(Path folder) throws IOException {
        int port = Ports.free();
        RedisServer server = RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("dir \"" + folder + "\"")
            .setting("cluster-enabled yes")
            .setting("cluster-config-file nodes-" + port + ".conf")
            .build();
        server.start();
        SERVERS.add(server);
        PORTS.add(port);
    }

    /** Gives each its slots, and waits until all know of all. */
    private static void form() {
        try (var client = RedisClient.create()) {
            for (int i = 0; i < MASTERS; i++) {
                var slots = IntStream.range((SLOTS * i) / MASTERS, (SLOTS * (i + 1)) / MASTERS).toArray();
                on(client, i, redis -> redis.clusterAddSlots(slots));
                on(client, i, redis -> redis.clusterMeet("127.0.0.1", PORTS.getFirst()));
            }
            for (int i = 0; i < MASTERS; ) {
                String info = on(client, i, RedisCommands::clusterInfo);
                boolean formed = info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + MASTERS);
                i = formed ? i + 1 : i;
            }
        }
    }

    private static <T> T on(RedisClient client, int master, Function<RedisCommands<String, String>, T> action) {
        try (var connection = client.connect(RedisURI.create("127.0.0.1", PORTS.get(master)))) {
            return action.apply(connection.sync());
        }
    }

    private static void stop(LettuceConnectionFactory factory) {
        factory.destroy();
        for (RedisServer server : SERVERS) {
            try {
                server.stop();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
