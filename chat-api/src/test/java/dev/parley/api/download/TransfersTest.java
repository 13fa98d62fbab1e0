package dev.parley.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private final MovableClock clock = MovableClock.standing();
    private final Transfers transfers = new Transfers(
        new DownloadProperties(12, 200, Duration.ofSeconds(30), Duration.ofMinutes(30)),
        clock
    );

    private final AtomicInteger ended = new AtomicInteger();
    private final Transfers.Transfer transfer = transfers.begin(ended::incrementAndGet);

    @Test
    void endsWhatNobodyTakes() {
        transfer.pieceBegins();
        clock.advance(Duration.ofMinutes(29));
        transfers.endStalled();
        assertThat(ended).hasValue(0);
        clock.advance(Duration.ofMinutes(2));
        transfers.endStalled();
        assertThat(ended).hasValue(1);
    }

    @Test
    void leavesWhatIsTakenPieceByPiece() {
        for (int i = 0; i < 10; i++) {
            transfer.pieceBegins();
            clock.advance(Duration.ofMinutes(20));
            transfer.pieceIsTaken();
            transfers.endStalled();
        }
        assertThat(ended).hasValue(0);
    }

    @Test
    void leavesWhatWaitsForAStoreRatherThanForAClient() {
        transfer.pieceBegins();
        transfer.pieceIsTaken();
        clock.advance(Duration.ofHours(1));
        transfers.endStalled();
        assertThat(ended).hasValue(0);
    }

    @Test
    void forgetsWhatIsDone() {
        transfer.pieceBegins();
        transfer.close();
        clock.advance(Duration.ofHours(1));
        transfers.endStalled();
        assertThat(transfers.count()).isZero();
        assertThat(ended).hasValue(0);
    }
}
