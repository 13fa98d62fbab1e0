package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spring's simple broker, by the libraries that Parley has: {@code src/test/peers/StompBroker.java}. */
record StompPeer() implements Peer {
    @Override
    public String name() {
        return "Spring STOMP";
    }

    @Override
    public boolean isCompiledWhileItRuns() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return Files.isRegularFile(Environment.current().app())
            ? Optional.empty()
            : Optional.of("there is no " + Environment.current().app());
    }

    @Override
    public Server start() throws IOException {
        int port = Ports.free();
        var command = Pinning.ofJvm(
            Environment.current().java().toString(),
            "-cp",
            Environment.current().app().toString(),
            PeerPackages.folder().resolve("StompBroker.java").toString(),
            // Without what Parley configures.
            "--spring.config.name=stomp-broker",
            "--server.port=" + port
        );
        var process = ServerProcess.start("stomp", command, Map.of());
        return new Running(port, process.awaitPort(port));
    }

    private record Running(int port, ServerProcess process) implements Server {
        @Override
        public Map<Role, List<Long>> processes() {
            return Map.of(Role.SERVER, List.of(process.pid()));
        }

        @Override
        public Talk talk(int chat, int member) {
            return new StompTalk(chat, member);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
