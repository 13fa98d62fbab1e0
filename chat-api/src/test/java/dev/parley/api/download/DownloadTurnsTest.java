package dev.parley.api.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DownloadTurnsTest {

    private final DownloadTurns turns = new DownloadTurns(2, Duration.ofMinutes(1));
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        others.shutdownNow();
    }

    @Test
    void givesAsManyAsThereAreToEach() throws InterruptedException {
        var first = turns.take("anna");
        turns.take("anna");
        turns.take("boris");
        assertThat(turns.held("anna")).isEqualTo(2);
        assertThat(turns.held("boris")).isEqualTo(1);
        first.close();
        assertThat(turns.held("anna")).isEqualTo(1);
        turns.take("anna");
    }

    @Test
    void letsOneWaitUntilATurnIsFree() throws Exception {
        var first = turns.take("anna");
        turns.take("anna");
        var third = CompletableFuture.supplyAsync(this::take, others);
        awaitPresent(3);
        assertThat(third).isNotDone();
        first.close();
        third.get().close();
        assertThat(turns.present("anna")).isEqualTo(1);
    }

    @Test
    void refusesACrowd() throws InterruptedException {
        var waiting = new ArrayList<CompletableFuture<DownloadTurns.Turn>>();
        for (int i = 0; i < 40; i++) {
            waiting.add(CompletableFuture.supplyAsync(this::take, others));
        }
        awaitPresent(40);
        assertThatThrownBy(() -> turns.take("anna")).isInstanceOfSatisfying(ParleyException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED)
        );
        assertThat(turns.held("anna")).isEqualTo(2);
        turns.take("boris").close();
    }

    @Test
    void letsNobodyWaitForEver() throws InterruptedException {
        var hasty = new DownloadTurns(1, Duration.ofMillis(10));
        var first = hasty.take("anna");
        assertThatThrownBy(() -> hasty.take("anna")).isInstanceOf(ParleyException.class);
        assertThat(hasty.present("anna")).isEqualTo(1);
        first.close();
        assertThat(hasty.present("anna")).isZero();
        hasty.take("anna").close();
    }

    private DownloadTurns.Turn take() {
        try {
            return turns.take("anna");
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void awaitPresent(int count) {
        while (turns.present("anna") != count) {
            Thread.onSpinWait();
        }
    }
}
