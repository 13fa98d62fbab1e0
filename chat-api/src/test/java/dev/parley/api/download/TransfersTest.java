package dev.parley.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.MovableClock;
import dev.parley.chat.auth.AuthSessionId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private static final AuthSessionId LOGIN = new AuthSessionId("01m8hency8n6bv846jx4h6689x");

    private final MovableClock clock = MovableClock.standing();
    private final Transfers transfers = new Transfers(
        new DownloadProperties(12, 200, Duration.ofSeconds(30), Duration.ofMinutes(30)),
        clock
    );

    private final AtomicInteger ended = new AtomicInteger();
    private final Transfers.Transfer transfer = transfers.begin(LOGIN, ended::incrementAndGet);

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
    void endsWithTheLoginThatHasAsked() {
        transfers.begin(null, () -> ended.addAndGet(10));
        assertThat(transfers.logins()).containsExactly(LOGIN);
        transfers.end(Set.of());
        assertThat(ended).hasValue(0);
        transfers.end(Set.of(LOGIN));
        assertThat(ended).hasValue(1);
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
