package dev.parley.api.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server that Parley runs beside itself for as long as it runs. */
final class ChildProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LOG_LINES_SHOWN = 5;

    private final String name;
    private final Process process;
    private final PidFile pidFile;
    private final Path logFile;

    private ChildProcess(String name, Process process, PidFile pidFile, Path logFile) {
        this.name = name;
        this.process = process;
        this.pidFile = pidFile;
        this.logFile = logFile;
    }

    static PidFile pidFile(DataFolder folder, String name) {
        return new PidFile(folder.root().resolve(name + ".pid"));
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param hint what to do when it does not start
     */
    static ChildProcess start(
        String name,
        DataFolder folder,
        SearchPath path,
        List<String> command,
        BooleanSupplier answers,
        String hint
    ) {
        Path logFile = folder.root().resolve(name + ".log");
        try {
            Process process = new ProcessBuilder(inOwnSession(command, path))
                .redirectErrorStream(true)
                .redirectOutput(logFile.toFile())
                .start();
            ChildProcess child = new ChildProcess(name, process, pidFile(folder, name), logFile);
            child.pidFile.write(process.toHandle());
            child.await(answers, hint);
            return child;
        } catch (IOException e) {
            throw new StartFailure(name + " cannot be started: " + e.getMessage(), hint, e);
        }
    }

    /** A Ctrl-C in the terminal must not reach the store before the application has finished with it. */
    private static List<String> inOwnSession(List<String> command, SearchPath path) {
        return path
            .find("setsid")
            .map(setsid -> Stream.concat(Stream.of(setsid.toString()), command.stream()).toList())
            .orElse(command);
    }

    private void await(BooleanSupplier answers, String hint) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers.getAsBoolean()) {
            if (hasEndedWithin(20) || System.nanoTime() > deadline) {
                close();
                throw new StartFailure(name + " does not start:\n" + endOfLog(), hint);
            }
        }
    }

    private boolean hasEndedWithin(int millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(logFile);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(nothing can be read in " + logFile + ")";
        }
    }

    @Override
    public void close() {
        PidFile.end(process.toHandle());
        pidFile.delete();
    }
}
