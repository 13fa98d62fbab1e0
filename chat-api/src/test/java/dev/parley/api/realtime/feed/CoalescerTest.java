package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescerTest {

    private static final Duration WINDOW = Duration.ofMillis(20);

    private final BlockingQueue<Map<String, Long>> handled = new ArrayBlockingQueue<>(10);

    @Test
    void handsOnWhatGathersInOne() throws InterruptedException {
        try (var coalescer = new Coalescer<String, Long>("test", WINDOW, Math::max, handled::add)) {
            coalescer.add("a", 2L);
            coalescer.add("b", 1L);
            coalescer.add("a", 1L);
            assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo(Map.of("a", 2L, "b", 1L));
            coalescer.add("a", 3L);
            assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo(Map.of("a", 3L));
        }
    }

    @Test
    void triesAgainWhatCouldNotBeHandled() throws InterruptedException {
        var attempts = new AtomicInteger();
        try (
            var coalescer = new Coalescer<String, Long>("test", WINDOW, Math::max, batch -> {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("the store is away");
                }
                handled.add(batch);
            })
        ) {
            coalescer.add("a", 1L);
            assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo(Map.of("a", 1L));
        }
    }
}
