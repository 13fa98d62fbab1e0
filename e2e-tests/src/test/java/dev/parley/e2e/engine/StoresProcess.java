package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Parley's embedded stores, as durable as they are with it, in a process beside it: {@code src/test/peers/StoresApart.java}. */
final class StoresProcess implements AutoCloseable {

    private static final String SETTING = "SETTING ";

    private final ServerProcess process;

    private StoresProcess(ServerProcess process) {
        this.process = process;
    }

    static StoresProcess start(Path data) throws IOException {
        var command = Pinning.ofJvm(
            Environment.current().java().toString(),
            "-cp",
            Environment.current().app().toString(),
            PeerPackages.folder().resolve("StoresApart.java").toString(),
            "--parley.data-dir=" + data
        );
        var process = ServerProcess.start("stores", command, Map.of());
        return new StoresProcess(process.await(() -> process.log().contains("READY\n")));
    }

    /** Command line arguments of a Parley that uses them. */
    List<String> settings() {
        return process
            .log()
            .lines()
            .filter(line -> line.startsWith(SETTING))
            .map(line -> line.substring(SETTING.length()))
            .toList();
    }

    Map<Role, List<Long>> processes() {
        var pids = childrenOf(process);
        pids.putIfAbsent(Role.STORE, List.of(process.pid()));
        return pids;
    }

    /** Of a process with embedded stores: its Redis, and its mongod where one is installed. */
    static Map<Role, List<Long>> childrenOf(ServerProcess process) {
        var pids = new EnumMap<Role, List<Long>>(Role.class);
        addChildren(pids, Role.STORE, process.children("mongod"));
        addChildren(pids, Role.REDIS, process.children("redis"));
        addChildren(pids, Role.REDIS, process.children("valkey"));
        return pids;
    }

    private static void addChildren(Map<Role, List<Long>> pids, Role role, List<Long> children) {
        if (!children.isEmpty()) {
            pids.put(role, children);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
