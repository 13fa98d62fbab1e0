package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A Redis that keeps nothing: the installed one, else the one that Parley carries. */
final class RedisProcess implements AutoCloseable {

    private final ServerProcess process;
    private final int port;

    private RedisProcess(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static RedisProcess start() throws IOException {
        int port = Ports.free();
        var command = List.of(
            program().toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--save",
            "",
            "--appendonly",
            "no"
        );
        var process = ServerProcess.start("redis", Pinning.ofServer(command), Map.of());
        return new RedisProcess(process.awaitPort(port), port);
    }

    private static Path program() throws IOException {
        var installed = Programs.find("redis-server");
        if (installed.isPresent()) {
            return installed.get();
        }
        var folder = Files.createDirectories(Environment.current().directory().resolve("redis"));
        return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
