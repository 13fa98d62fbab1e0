package dev.parley.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has cost by now, as Linux counts it.
 *
 * @param cpuMicros of all its threads, in user and kernel, in steps of 10,000
 * @param residentKib memory that it holds
 */
public record ProcessLoad(long cpuMicros, long residentKib) {
    private static final long MICROS_PER_TICK = 10_000;
    /** Counted from behind the name, which may have spaces: proc(5), fields 14 and 15. */
    private static final int USER = 11;
    private static final int KERNEL = 12;

    public static ProcessLoad of(long pid) {
        try {
            var folder = Path.of("/proc", Long.toString(pid));
            var stat = Files.readString(folder.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL]);
            long resident = Files.readAllLines(folder.resolve("status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
            return new ProcessLoad(ticks * MICROS_PER_TICK, resident);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
