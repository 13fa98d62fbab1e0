package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server holds.
 *
 * @param resident as Linux counts it, in MiB
 * @param live objects on the heap of a JVM that are in use, in MiB; empty of other programs. A JVM has memory already that it
 *     uses for what comes next, so the first figure may not tell what that takes
 */
record IdleMemory(double resident, Optional<Double> live) {
    private static final double MIB = 1 << 20;

    static IdleMemory of(Server server) throws IOException {
        // Counting what lives collects what does not.
        var live = live(server.processes().getOrDefault(Role.SERVER, List.of()));
        return new IdleMemory(ProcessUsage.of(server.processes()).residentMib(Role.SERVER), live);
    }

    private static Optional<Double> live(List<Long> pids) throws IOException {
        if (pids.stream().anyMatch(pid -> !isJvm(pid))) {
            return Optional.empty();
        }
        double bytes = 0;
        for (long pid : pids) {
            var tool = Environment.current().java().resolveSibling("jcmd").toString();
            bytes += total(Programs.run(List.of(tool, Long.toString(pid), "GC.class_histogram")));
        }
        return Optional.of(bytes / MIB);
    }

    private static boolean isJvm(long pid) {
        return ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> Path.of(command).endsWith("java"))
            .orElse(false);
    }

    /** The last line has how many objects there are, and their bytes. */
    private static double total(String histogram) {
        return histogram
            .lines()
            .filter(line -> line.startsWith("Total"))
            .map(line -> line.trim().split("\\s+"))
            .mapToDouble(words -> Double.parseDouble(words[2]))
            .findFirst()
            .orElseThrow();
    }
}
