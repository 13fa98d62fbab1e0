package dev.parley.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process has cost by now, as Linux counts it.
 *
 * @param cpuMicros of all its threads, in user and kernel, in steps of 10,000
 * @param residentKib memory that it holds
 * @param transfers system calls that read or write: {@code read}, {@code write} and their like, not {@code send} and {@code recv}
 */
public record ProcessLoad(long cpuMicros, long residentKib, long transfers) {
    private static final long MICROS_PER_TICK = 10_000;
    /** Counted from behind the name, which may have spaces: proc(5), fields 14 and 15. */
    private static final int USER = 11;
    private static final int KERNEL = 12;

    public static ProcessLoad of(long pid) {
        try {
            var folder = folder(pid);
            long ticks = ticks(Files.readString(folder.resolve("stat")));
            long resident = sum(folder.resolve("status"), "VmRSS:");
            long transfers = sum(folder.resolve("io"), "syscr:", "syscw:");
            return new ProcessLoad(ticks * MICROS_PER_TICK, resident, transfers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the threads of a process whose names begin so have cost by now, in microseconds of CPU. */
    public static long cpuMicrosOfThreads(long pid, String... beginnings) {
        try (var threads = Files.list(folder(pid).resolve("task"))) {
            return threads.mapToLong(thread -> ticksIfCalled(thread, beginnings)).sum() * MICROS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticksIfCalled(Path thread, String... beginnings) {
        try {
            var stat = Files.readString(thread.resolve("stat"));
            var name = stat.substring(stat.indexOf('(') + 1);
            return Stream.of(beginnings).anyMatch(name::startsWith) ? ticks(stat) : 0;
        } catch (IOException hasEnded) {
            return 0;
        }
    }

    private static Path folder(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }

    private static long ticks(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL]);
    }

    /** The sum of the numbers in the lines that begin so. */
    private static long sum(Path file, String... beginnings) throws IOException {
        return Files.readAllLines(file)
            .stream()
            .filter(line -> Stream.of(beginnings).anyMatch(line::startsWith))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    }
}
