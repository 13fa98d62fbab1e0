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
class PlacesTest {

    private final Places places = new Places(2, Duration.ofMinutes(1));
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        others.shutdownNow();
    }

    @Test
    void givesAsManyAsThereAreToEach() throws InterruptedException {
        var first = places.take("anna");
        places.take("anna");
        places.take("boris");
        assertThat(places.held("anna")).isEqualTo(2);
        assertThat(places.held("boris")).isEqualTo(1);
        first.close();
        assertThat(places.held("anna")).isEqualTo(1);
        places.take("anna");
    }

    @Test
    void letsOneWaitUntilAPlaceIsFree() throws Exception {
        var first = places.take("anna");
        places.take("anna");
        var third = CompletableFuture.supplyAsync(this::take, others);
        awaitPresent(3);
        assertThat(third).isNotDone();
        first.close();
        third.get().close();
        assertThat(places.present("anna")).isEqualTo(1);
    }

    @Test
    void refusesACrowd() throws InterruptedException {
        var waiting = new ArrayList<CompletableFuture<Places.Place>>();
        for (int i = 0; i < 40; i++) {
            waiting.add(CompletableFuture.supplyAsync(this::take, others));
        }
        awaitPresent(40);
        assertThatThrownBy(() -> places.take("anna")).isInstanceOfSatisfying(ParleyException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED)
        );
        assertThat(places.held("anna")).isEqualTo(2);
        places.take("boris").close();
    }

    @Test
    void letsNobodyWaitForEver() throws InterruptedException {
        var hasty = new Places(1, Duration.ofMillis(10));
        var first = hasty.take("anna");
        assertThatThrownBy(() -> hasty.take("anna")).isInstanceOf(ParleyException.class);
        assertThat(hasty.present("anna")).isEqualTo(1);
        first.close();
        assertThat(hasty.present("anna")).isZero();
        hasty.take("anna").close();
    }

    private Places.Place take() {
        try {
            return places.take("anna");
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void awaitPresent(int count) {
        while (places.present("anna") != count) {
            Thread.onSpinWait();
        }
    }
}
