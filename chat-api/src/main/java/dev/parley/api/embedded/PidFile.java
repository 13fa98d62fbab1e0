package dev.parley.api.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lombok.extern.slf4j.Slf4j;

/** Remembers a helper process by its id and start time, so that a later run can end it and nothing else. */
@Slf4j
record PidFile(Path path) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The kernel tells the start by the clock it has at the time of asking, which may be set by a second. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    void write(ProcessHandle process) {
        String started = process.info().startInstant().map(Instant::toString).orElse("unknown");
        try {
            Files.writeString(path, process.pid() + " " + started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process of a run that was killed, if it is still the one that was written down. */
    void endLeftover() {
        leftover().ifPresent(process -> {
            log.info("Ending process {} left over by an earlier run ({})", process.pid(), path.getFileName());
            end(process);
        });
        delete();
    }

    static void end(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
    }

    private Optional<ProcessHandle> leftover() {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        try {
            String[] written = Files.readString(path).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(written[0])).filter(process -> startedAt(process, written[1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            log.warn("Ignoring the unreadable {}", path);
            return Optional.empty();
        }
    }

    private static boolean startedAt(ProcessHandle process, String written) {
        return (
            !written.equals("unknown") &&
            process
                .info()
                .startInstant()
                .map(start -> Duration.between(Instant.parse(written), start).abs())
                .filter(difference -> difference.compareTo(CLOCK_STEP) < 0)
                .isPresent()
        );
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
