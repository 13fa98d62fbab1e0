package dev.parley.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private final MovableClock clock = new MovableClock();
    private final Transfers transfers = new Transfers(
        new DownloadProperties(12, 200, Duration.ofSeconds(30), Duration.ofMinutes(30)),
        clock
    );

    @AfterEach
    void notInterrupted() {
        Thread.interrupted();
    }

    @Test
    void endsWhatNobodyTakes() {
        try (var _ = transfers.begin()) {
            clock.advance(Duration.ofMinutes(29));
            transfers.endStalled();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            clock.advance(Duration.ofMinutes(2));
            transfers.endStalled();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
    }

    @Test
    void leavesWhatIsTakenLittleByLittle() {
        try (var transfer = transfers.begin()) {
            for (int i = 0; i < 10; i++) {
                clock.advance(Duration.ofMinutes(20));
                transfer.advance();
                transfers.endStalled();
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void leavesAThreadAloneThatHasDone() {
        transfers.begin().close();
        clock.advance(Duration.ofHours(1));
        transfers.endStalled();
        assertThat(transfers.count()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
