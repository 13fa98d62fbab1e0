package dev.parley.api.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lombok.extern.slf4j.Slf4j;

/** A server that Parley runs beside itself for as long as it runs. */
@Slf4j
final class ChildProcess implements AutoCloseable {

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);
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
     * Starts a server and returns when it answers: on a busy machine, or with many data to look through, that takes its time, so
     * it is waited for as long as it runs.
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
        long word = System.nanoTime() + BETWEEN_WORDS.toNanos();
        while (!answers.getAsBoolean()) {
            if (hasEndedWithin(20)) {
                close();
                throw new StartFailure(name + " does not start:\n" + endOfLog(), hint);
            }
            if (System.nanoTime() > word) {
                log.warn("{} runs, but does not answer yet; waiting. What it says is in {}", name, logFile);
                word += BETWEEN_WORDS.toNanos();
            }
        }
    }

    /** Whether it runs. */
    boolean lives() {
        return process.isAlive();
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
