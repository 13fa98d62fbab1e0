package dev.parley.api.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lombok.extern.slf4j.Slf4j;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis process that Parley starts: the installed one, or the one that Parley brings along. It keeps its data between
 * starts and loses at most the last second.
 *
 * @param password of this start only
 */
@Slf4j
record EmbeddedRedis(ChildProcess process, int port, String password) implements AutoCloseable {
    static final String NAME = "redis-server";

    private static final List<String> INSTALLED = List.of(NAME, "valkey-server");
    private static final Pattern VERSION = Pattern.compile("(Redis|Valkey) server v=(\\S+)");
    private static final int MAX_VERSION_BYTES = 500;
    private static final int ANSWER_MILLIS = 1000;

    static EmbeddedRedis start(DataFolder folder, SearchPath path) {
        ChildProcess.pidFile(folder, NAME).endLeftover();
        Path program = installed(path).orElseGet(() -> carried(folder));
        int port = Loopback.freePort();
        String password = StorePassword.random();
        Path configuration = folder.root().resolve("redis.conf");
        folder.writePrivately(configuration, configuration(folder.folder("redis"), port, password));
        String version = version(program);
        ChildProcess process = ChildProcess.start(
            NAME,
            folder,
            path,
            List.of(program.toString(), configuration.toString()),
            () -> answers(port, password),
            "Install redis-server, or name a running Redis by the environment variable PARLEY_REDIS_URL."
        );
        log.info("Redis: {} ({}) on port {}, data in {}", program, version, port, folder.folder("redis"));
        if (installed(path).isEmpty()) {
            log.warn(
                "{} is the one that Parley carries, with known flaws (CVE-2024-46981, CVE-2025-49844 among them) that" +
                    " need its password to be used. Install redis-server or valkey-server, or set PARLEY_REDIS_URL.",
                version
            );
        }
        return new EmbeddedRedis(process, port, password);
    }

    @Override
    public void close() {
        process.close();
    }

    private static String configuration(Path data, int port, String password) {
        return """
        bind %s
        port %s
        requirepass %s
        dir "%s"
        daemonize no
        save ""
        appendonly yes
        appendfsync everysec
        maxmemory-policy noeviction
        """.formatted(Loopback.HOST, port, password, data.toString().replace("\\", "\\\\"));
    }

    /** An installed package, which gets updates, is preferred over the one that Parley brings along. */
    private static Optional<Path> installed(SearchPath path) {
        return INSTALLED.stream()
            .flatMap(name -> path.find(name).stream())
            .findFirst();
    }

    /** Redis server v=7.0.15 sha=… → Redis 7.0.15; what it says itself where that is not understood. */
    private static String version(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readNBytes(MAX_VERSION_BYTES), StandardCharsets.UTF_8);
            var version = VERSION.matcher(said);
            return version.find() ? version.group(1) + " " + version.group(2) : said.strip();
        } catch (IOException unable) {
            return "of an unknown version";
        }
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
