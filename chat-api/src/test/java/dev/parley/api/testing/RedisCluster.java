package dev.parley.api.testing;

import dev.parley.calls.testing.Ports;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis Cluster of three masters on loopback: the installed redis-server, or else the one that Parley carries. */
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final RedisClient client = RedisClient.create();

    public RedisCluster() {
        try {
            var program = DebianProgram.findOrInstall("redis-server", "redis-server");
            var folder = Files.createTempDirectory("parley-cluster");
            for (int i = 0; i < MASTERS; i++) {
                start(program, folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        for (int i = 0; i < MASTERS; i++) {
            int first = (SLOTS * i) / MASTERS;
            int end = (SLOTS * (i + 1)) / MASTERS;
            int meeting = ports.getFirst();
            on(i, redis -> redis.clusterAddSlots(IntStream.range(first, end).toArray()));
            on(i, redis -> redis.clusterMeet("127.0.0.1", meeting));
        }
        awaitAgreement();
    }

    private void start(Optional<Path> program, Path folder) throws IOException {
        int port = Ports.free();
        RedisServerBuilder builder = RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("dir \"" + folder + "\"")
            .setting("cluster-enabled yes")
            .setting("cluster-config-file nodes-" + port + ".conf")
            .setting("cluster-announce-ip 127.0.0.1");
        program.ifPresent(path -> builder.executableProvider(path::toFile));
        var server = builder.build();
        server.start();
        servers.add(server);
        ports.add(port);
    }

    /** Until each of them knows of all slots. */
    private void awaitAgreement() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < MASTERS; ) {
            String info = on(i, RedisCommands::clusterInfo);
            if (info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + MASTERS)) {
                i++;
            } else if (System.nanoTime() > end) {
                throw new AssertionError("no cluster has come about: " + info);
            }
        }
    }

    /** Host and port of each master, as {@code spring.data.redis.cluster.nodes} names them. */
    public String nodes() {
        return ports
            .stream()
            .map(port -> "127.0.0.1:" + port)
            .collect(Collectors.joining(","));
    }

    /** The names of all keys on each master. */
    public List<List<String>> keys() {
        return IntStream.range(0, MASTERS)
            .mapToObj(i -> on(i, redis -> redis.keys("*")))
            .toList();
    }

    private <T> T on(int master, Function<RedisCommands<String, String>, T> action) {
        try (var connection = client.connect(RedisURI.create("127.0.0.1", ports.get(master)))) {
            return action.apply(connection.sync());
        }
    }

    @Override
    public void close() {
        client.close();
        for (var server : servers) {
            try {
                server.stop();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
