package dev.parley.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A coturn of this run, that relays within the machine, with time-limited credentials by a shared secret. */
public final class RelayServer implements AutoCloseable {

    private static final String SECRET = "a secret of the tests alone";

    private final Process process;
    private final int port;
    private final Path log;

    private RelayServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    public static RelayServer start(Environment environment) {
        var log = environment.directory().resolve("turn.log");
        try {
            int port = Ports.free();
            var process = new ProcessBuilder(
                List.of(
                    environment.relay().toString(),
                    "-n",
                    "--no-cli",
                    "--listening-ip=127.0.0.1",
                    "--relay-ip=127.0.0.1",
                    "--listening-port=" + port,
                    "--min-port=50000",
                    "--max-port=50400",
                    "--use-auth-secret",
                    "--static-auth-secret=" + SECRET,
                    "--realm=parley",
                    "--fingerprint",
                    "--no-tls",
                    "--no-dtls",
                    "--no-tcp",
                    "--no-multicast-peers",
                    // Both ends of each call of the tests are this machine.
                    "--allow-loopback-peers",
                    "--log-file=stdout",
                    "--simple-log",
                    "--verbose"
                )
            )
                .directory(environment.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
            var server = new RelayServer(process, port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String secret() {
        return SECRET;
    }

    public Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
