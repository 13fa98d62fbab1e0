package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path folder;

    private PidFile file;
    private Process process;

    @BeforeEach
    void startAProcess() throws IOException {
        file = new PidFile(folder.resolve("sleep.pid"));
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endTheProcess() {
        process.destroyForcibly();
    }

    @Test
    void endsTheProcessThatWasWrittenDown() {
        file.write(process.toHandle());

        file.endLeftover();

        assertThat(process.isAlive()).isFalse();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void sparesAnotherProcessThatGotTheSameId() throws IOException {
        Files.writeString(
            file.path(),
            process.pid() + " " + process.info().startInstant().orElseThrow().minus(Duration.ofMinutes(1))
        );

        file.endLeftover();

        assertThat(process.isAlive()).isTrue();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void ignoresAnUnreadableFile() throws IOException {
        Files.writeString(file.path(), "");

        file.endLeftover();

        assertThat(file.path()).doesNotExist();
    }
}
