package dev.parley.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StoreProbeTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE / 2);

    @Test
    void saysYesWhereTheStoreAnswersAndNoWhereItRefuses() {
        assertThat(new StoreProbe("store", () -> {}, now::get).answers()).isTrue();
        assertThat(new StoreProbe("store", StoreProbeTest::refuse, now::get).answers()).isFalse();
    }

    private static void refuse() {
        throw new IllegalStateException("connection refused");
    }

    @Test
    void waitsForAStoreThatHangsNoLongerThanPromisedAndAsksItOnce() {
        var asked = new AtomicInteger();
        var returns = new CountDownLatch(1);
        var probe = new StoreProbe(
            "store",
            () -> {
                asked.incrementAndGet();
                awaitUninterrupted(returns);
            },
            now::get
        );

        assertThat(probe.answers()).isFalse();
        assertThat(probe.answers()).isFalse();
        assertThat(asked).hasValue(1);
        returns.countDown();
        assertThat(probe.answers()).isTrue();
    }

    @Test
    void takesAStoreThatHasJustAnsweredForSlow() {
        var returns = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var probe = new StoreProbe(
            "store",
            () -> {
                if (asked.incrementAndGet() > 1) {
                    awaitUninterrupted(returns);
                }
            },
            now::get
        );

        assertThat(probe.answers()).isTrue();
        assertThat(probe.answers()).isTrue();
        now.addAndGet(StoreProbe.STILL_THERE.toNanos());
        assertThat(probe.answers()).isFalse();
        returns.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
