package dev.parley.e2e;

import dev.parley.e2e.environment.ProcessLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** How many cores the processes of a benchmark of the page take since a moment, as Linux counts it. */
final class CpuShares {

    /** Who takes them. */
    enum Taker {
        /** With its stores. */
        SERVER,
        /** Chromium's renderers; to slow one down, Chromium lets it spin, which counts, too. */
        PAGE,
        /** What else there is of Chromium, and its driver. */
        BROWSER,
        /** This process. */
        WRITERS,
    }

    private final long serverPid;
    private final Map<Taker, Long> before;
    private final long begun = System.nanoTime();

    private CpuShares(long serverPid) {
        this.serverPid = serverPid;
        before = micros();
    }

    static CpuShares since(long serverPid) {
        return new CpuShares(serverPid);
    }

    Map<Taker, Double> now() {
        double micros = (System.nanoTime() - begun) / 1e3;
        var shares = new EnumMap<Taker, Double>(Taker.class);
        micros().forEach((taker, now) -> shares.put(taker, (now - before.getOrDefault(taker, 0L)) / micros));
        return shares;
    }

    private Map<Taker, Long> micros() {
        var here = ProcessHandle.current();
        var sums = new EnumMap<Taker, Long>(Taker.class);
        Stream.concat(Stream.of(here), here.descendants()).forEach(process ->
            sums.merge(takerOf(process), microsOf(process), Long::sum)
        );
        return sums;
    }

    private Taker takerOf(ProcessHandle process) {
        if (process.pid() == ProcessHandle.current().pid()) {
            return Taker.WRITERS;
        }
        if (isServer(process)) {
            return Taker.SERVER;
        }
        return isRenderer(process) ? Taker.PAGE : Taker.BROWSER;
    }

    private boolean isServer(ProcessHandle process) {
        return process.pid() == serverPid || process.parent().map(this::isServer).orElse(false);
    }

    /** The JVM leaves out command lines as long as Chromium's. */
    private static boolean isRenderer(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).contains(
                "--type=renderer"
            );
        } catch (IOException ended) {
            return false;
        }
    }

    private static long microsOf(ProcessHandle process) {
        try {
            return ProcessLoad.of(process.pid()).cpuMicros();
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }
}
