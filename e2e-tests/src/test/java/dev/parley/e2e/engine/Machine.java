package dev.parley.e2e.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where it was measured. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    static String described() throws IOException {
        return "%s, %d cores, Linux %s, JDK %s. %s".formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            Runtime.version(),
            Pinning.described()
        );
    }

    private static String processor() throws IOException {
        return Files.readAllLines(PROCESSORS)
            .stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    }

    /** How many processes wanted to run, on the average of the last minute. */
    static String load() throws IOException {
        return Files.readString(LOAD).split(" ")[0];
    }
}
