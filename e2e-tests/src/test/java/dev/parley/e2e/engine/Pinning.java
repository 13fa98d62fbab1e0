package dev.parley.e2e.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that serves shares one core, and the generator has another, so that neither takes time from the other and servers that
 * use many threads are compared with those that use one. Without {@code taskset} (util-linux), or with one core, all share all.
 */
final class Pinning {

    private static final String SERVERS = System.getProperty("parley.benchmark.server-cores", "0");
    private static final String GENERATOR = System.getProperty("parley.benchmark.generator-cores", "1");
    private static final String ALL = SERVERS + "," + GENERATOR;
    private static final boolean POSSIBLE =
        Runtime.getRuntime().availableProcessors() > 1 && Programs.find("taskset").isPresent();

    private Pinning() {}

    /** The command by which a server is started. */
    static List<String> ofServer(List<String> command) {
        return POSSIBLE ? Stream.concat(Stream.of("taskset", "-c", SERVERS), command.stream()).toList() : command;
    }

    /**
     * The command by which a JVM is started, which believes that it has as many cores as it will have: until it is bound, it
     * has that of the generator, too, to compile what it runs.
     */
    static List<String> ofJvm(String java, String... more) {
        var command = new ArrayList<String>();
        if (POSSIBLE) {
            // Else it would have this process' cores, and no other.
            command.addAll(List.of("taskset", "-c", ALL));
        }
        command.add(java);
        if (POSSIBLE) {
            command.add("-XX:ActiveProcessorCount=" + SERVERS.split(",").length);
        }
        command.addAll(List.of(more));
        return command;
    }

    /** Binds what serves to the cores of servers. */
    static void bind(Server server) throws IOException {
        bind(server, SERVERS);
    }

    /** Lets what serves have the core of the generator, too. */
    static void release(Server server) throws IOException {
        bind(server, ALL);
    }

    private static void bind(Server server, String cores) throws IOException {
        for (var pids : server.processes().values()) {
            for (long pid : pids) {
                bind(pid, cores);
            }
        }
    }

    /** Binds this process to the core of the generator. */
    static void bindGenerator() throws IOException {
        bind(ProcessHandle.current().pid(), GENERATOR);
    }

    private static void bind(long pid, String cores) throws IOException {
        if (POSSIBLE) {
            Programs.run(List.of("taskset", "-a", "-c", "-p", cores, Long.toString(pid)));
        }
    }

    static String described() {
        return POSSIBLE
            ? "All that serves is bound to core %s, the generator to core %s.".formatted(SERVERS, GENERATOR)
            : "Servers and generator share all cores.";
    }
}
