package dev.parley.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeasedPermitsTest {

    private static final Duration WAIT = Duration.ofSeconds(3);

    private final List<Integer> asked = new ArrayList<>();
    private int permits = 10;
    private final LeasedPermits leased = new LeasedPermits(this::take, 4);

    @Test
    void asksTheOthersOnceForABlock() {
        for (int i = 0; i < 4; i++) {
            assertThat(leased.tryTake("anna", 1)).isZero();
        }
        assertThat(asked).containsExactly(4);
    }

    @Test
    void handsOutAllThereIsAndNoMore() {
        int granted = 0;
        for (int i = 0; i < 20; i++) {
            granted += leased.tryTake("anna", 1).isZero() ? 1 : 0;
        }
        assertThat(granted).isEqualTo(10);
        assertThat(leased.tryTake("anna", 1)).isEqualTo(WAIT);
    }

    @Test
    void takesMoreThanABlockAtOnceFromTheOthers() {
        assertThat(leased.tryTake("anna", 1)).isZero();
        assertThat(leased.tryTake("anna", 6)).isZero();
        assertThat(asked).containsExactly(4, 6);
        // Of the block are 3 left.
        assertThat(leased.tryTake("anna", 3)).isZero();
        assertThat(asked).containsExactly(4, 6);
    }

    @Test
    void losesNothingOfWhoGoesOnAndTheRestOfABlockOfWhoStops() {
        var now = new AtomicLong();
        permits = 1_000;
        var timed = new LeasedPermits(this::take, 4, now::get);
        for (int i = 0; i < 100; i++) {
            assertThat(timed.tryTake("anna", 1)).isZero();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(asked).hasSize(25);

        assertThat(timed.tryTake("anna", 1)).isZero();
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(timed.tryTake("anna", 1)).isZero();
        assertThat(asked).hasSize(27);
    }

    @Test
    void countsForEachByThemselves() {
        leased.tryTake("anna", 1);
        leased.tryTake("boris", 1);
        assertThat(asked).containsExactly(4, 4);
    }

    private Duration take(String subject, int wanted) {
        asked.add(wanted);
        if (permits < wanted) {
            return WAIT;
        }
        permits -= wanted;
        return Duration.ZERO;
    }
}
