package dev.parley.e2e.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the threads of a process that does not answer are at: dumps in a folder, and the telling part of them in words. */
final class Diagnosis {

    private static final int PATIENCE_SECONDS = 20;
    private static final int MOST_FRAMES = 14;
    private static final int MOST_LINES = 120;

    private final Path java;
    private final Path folder;

    /** @param java the process's JVM, beside which its tools are */
    Diagnosis(Path java, Path folder) {
        this.java = java;
        this.folder = folder;
    }

    /** Dumps the threads, virtual ones too, and says which of them are in the application or wait for a lock. */
    String of(long pid) {
        var all = folder.resolve("threads-" + pid + ".txt").toAbsolutePath();
        var locks = folder.resolve("jstack-" + pid + ".txt").toAbsolutePath();
        var said = run(null, "jcmd", Long.toString(pid), "Thread.dump_to_file", "-overwrite", all.toString());
        said += run(locks, "jstack", "-l", Long.toString(pid));
        return "Threads: %s and %s %s%n%s".formatted(all, locks, said.strip(), stuck(all) + stuck(locks));
    }

    private String run(@Nullable Path output, String tool, String... arguments) {
        var command = new ArrayList<>(List.of(java.resolveSibling(tool).toString()));
        command.addAll(List.of(arguments));
        var target = output == null ? folder.resolve(tool + ".out") : output;
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(target.toFile()).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return tool + " did not answer; ";
            }
            return process.exitValue() == 0 ? "" : tool + ": " + Files.readString(target) + "; ";
        } catch (IOException e) {
            return tool + ": " + e + "; ";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tool + " was interrupted; ";
        }
    }

    /** The threads of a dump, parted by empty lines, that are in the application's code, are blocked, or in a deadlock. */
    private static String stuck(Path dump) {
        try {
            var told = new StringBuilder();
            for (var thread : Files.readString(dump).split("\\R\\s*\\R")) {
                if (thread.contains("dev.parley.") || thread.contains("BLOCKED") || thread.contains("deadlock")) {
                    thread
                        .lines()
                        .limit(MOST_FRAMES)
                        .forEach(line -> told.append(line).append('\n'));
                    told.append('\n');
                }
            }
            return String.join("\n", told.toString().lines().limit(MOST_LINES).toList()) + "\n";
        } catch (IOException e) {
            return e + "\n";
        }
    }
}
