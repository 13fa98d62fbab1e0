package dev.parley.api.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import lombok.extern.slf4j.Slf4j;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis process of Parley's own, the installed one or the one that Parley carries. It keeps what it holds between
 * starts and loses at most the last second of it.
 *
 * @param password of this start only
 */
@Slf4j
record EmbeddedRedis(ChildProcess process, int port, String password) implements AutoCloseable {
    static final String NAME = "redis-server";

    private static final int PASSWORD_BYTES = 24;
    private static final int ANSWER_MILLIS = 1000;

    static EmbeddedRedis start(DataFolder folder, SearchPath path) {
        ChildProcess.pidFile(folder, NAME).endLeftover();
        Path program = path.find(NAME).orElseGet(() -> carried(folder));
        int port = Loopback.freePort();
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path configuration = folder.root().resolve("redis.conf");
        folder.writePrivately(configuration, configuration(folder.folder("redis"), port, password));
        ChildProcess process = ChildProcess.start(
            NAME,
            folder,
            path,
            List.of(program.toString(), configuration.toString()),
            () -> answers(port, password),
            "Install redis-server, or name a running Redis by the environment variable PARLEY_REDIS_URL."
        );
        log.info("Redis: {} on port {}, data in {}", program, port, folder.folder("redis"));
        return new EmbeddedRedis(process, port, password);
    }

    @Override
    public void close() {
        process.close();
    }

    private static String configuration(Path data, int port, String password) {
        return """
        bind %s
        port %d
        requirepass %s
        dir "%s"
        daemonize no
        save ""
        appendonly yes
        appendfsync everysec
        maxmemory-policy noeviction
        """.formatted(Loopback.HOST, port, password, data.toString().replace("\\", "\\\\"));
    }

    private static Path carried(DataFolder folder) {
        try {
            return ExecutableProvider.newJarResourceProvider(folder.folder("bin").toFile()).get().toPath();
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                "Parley carries no Redis for this machine.",
                "Install redis-server, or name a running Redis by the environment variable PARLEY_REDIS_URL.",
                e
            );
        }
    }

    private static boolean answers(int port, String password) {
        try (Socket socket = new Socket(Loopback.HOST, port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            byte[] question = "AUTH %s\r\nPING\r\n".formatted(password).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(question);
            BufferedReader answer = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)
            );
            return "+OK".equals(answer.readLine()) && "+PONG".equals(answer.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
