package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Ports;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parley as it is packaged, without rate limits, on its embedded stores. Its users and chats are made once and kept in the
 * folder of the run; each start has a copy of them, so that all begin with the same.
 *
 * @param storesApart whether the stores are in a process of their own
 */
record ParleyPeer(String name, boolean storesApart, Sizes sizes) implements Peer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "one-secret-for-all-starts-of-this-benchmark-0123456789";
    private static final String MEMBERS = "members.json";

    static ParleyPeer withStoresWithin(Sizes sizes) {
        return new ParleyPeer("Parley", false, sizes);
    }

    static ParleyPeer withStoresApart(Sizes sizes) {
        return new ParleyPeer("Parley, stores apart", true, sizes);
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

    private Path prepared() {
        return folder().resolve("parley-%dx%d".formatted(sizes.chats(), sizes.members()));
    }

    private static Path folder() {
        return Environment.current().directory().resolve("engine");
    }

    @Override
    public void prepare() throws IOException {
        var members = members();
        if (members.channel() != null) {
            return;
        }
        System.err.println("Registers the members of all chats, which takes minutes the first time.");
        if (members.chats().isEmpty()) {
            delete(prepared());
        }
        int port = Ports.free();
        try (var process = startServer(port, List.of("--parley.data-dir=" + prepared().resolve("data")), false)) {
            process.await(() -> isHealthy(port));
            while (members.chats().size() < sizes.chats()) {
                members = members.withAnotherChat(address(port), sizes.members());
                keep(members);
            }
            keep(members.withChannel(address(port), sizes.ofChannel()));
        }
    }

    private void keep(ParleyMembers members) {
        JSON.writeValue(prepared().resolve(MEMBERS).toFile(), members);
    }

    /** Those that are there, which are fewer than all where a run before was broken off. */
    private ParleyMembers members() {
        var file = prepared().resolve(MEMBERS).toFile();
        return file.exists() ? JSON.readValue(file, ParleyMembers.class) : new ParleyMembers(List.of(), null);
    }

    @Override
    public Server start() throws IOException {
        var data = folder().resolve("parley-now");
        delete(data);
        copy(prepared().resolve("data"), data);
        var stores = storesApart ? StoresProcess.start(data) : null;
        int port = Ports.free();
        var settings = stores == null ? List.of("--parley.data-dir=" + data) : stores.settings();
        var process = startServer(port, settings, true).await(() -> isHealthy(port));
        return new Running(port, process, stores, members().talks(address(port)));
    }

    /** One without users, for other measures. */
    static Server startEmpty() throws IOException {
        var data = folder().resolve("parley-empty");
        delete(data);
        int port = Ports.free();
        var process = startServer(port, List.of("--parley.data-dir=" + data), true).await(() -> isHealthy(port));
        return new Running(port, process, null, List.of());
    }

    private static ServerProcess startServer(int port, List<String> settings, boolean bound) throws IOException {
        var java = Environment.current().java().toString();
        var command = new ArrayList<>(bound ? Pinning.ofJvm(java) : List.of(java));
        command.addAll(
            List.of(
                "-jar",
                Environment.current().app().toString(),
                "--server.port=" + port,
                "--parley.calls.router.port=0",
                "--parley.security.jwt-secret=" + SECRET,
                "--parley.limits.enabled=false",
                "--parley.edge.max-connections-per-address=100000"
            )
        );
        command.addAll(settings);
        return ServerProcess.start("parley", command, Map.of());
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static boolean isHealthy(int port) {
        try (InputStream health = address(port).resolve("/actuator/health").toURL().openStream()) {
            return new String(health.readAllBytes(), StandardCharsets.UTF_8).contains("\"UP\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        Files.createDirectories(folder.toAbsolutePath().getParent());
    }

    private record Running(
        int port,
        ServerProcess process,
        @Nullable StoresProcess stores,
        List<List<Talk>> talks
    ) implements Server {
        @Override
        public Map<Role, List<Long>> processes() {
            var pids = new EnumMap<Role, List<Long>>(Map.of(Role.SERVER, List.of(process.pid())));
            if (stores == null) {
                pids.putAll(StoresProcess.childrenOf(process));
            } else {
                pids.putAll(stores.processes());
            }
            return pids;
        }

        @Override
        public Talk talk(int chat, int member) {
            var ofChat = talks.get(chat);
            return ofChat.get(member % ofChat.size());
        }

        @Override
        public void close() {
            process.close();
            if (stores != null) {
                stores.close();
            }
        }
    }
}
