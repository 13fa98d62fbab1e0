package dev.parley.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * <a href="https://janus.conf.meetecho.com">Janus</a> with its VideoRoom, to compare the router with: Debian's package
 * {@code janus}, as it is configured there, but for the port of its WebSocket.
 */
public final class JanusServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/janus");
    private static final Path SETTINGS = Path.of("/etc/janus");
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Process process;
    private final int port;

    private JanusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts one and waits until it can be reached. */
    public static JanusServer start(Environment environment) {
        int port = Ports.free();
        try {
            var settings = Files.createTempDirectory(environment.directory(), "janus-");
            try (var files = Files.list(SETTINGS)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, settings.resolve(file.getFileName()));
                }
            }
            Files.writeString(
                settings.resolve("janus.transport.websockets.jcfg"),
                "general: { json = \"compact\" ws = true ws_port = %d ws_ip = \"127.0.0.1\" }".formatted(port)
            );
            var process = new ProcessBuilder(PROGRAM.toString(), "-F", settings.toString(), "--debug-level=3")
                .redirectErrorStream(true)
                .redirectOutput(environment.directory().resolve("janus.log").toFile())
                .start();
            var server = new JanusServer(process, port);
            Waiting.until("Janus to be there", START, server::isReachable, reached -> reached || !process.isAlive());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReachable() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI socket() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
