package dev.parley.api.realtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PromptnessTest {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());
    private final Promptness promptness = new Promptness(nanos::get, PERIOD);

    @Test
    void aTaskThatBeginsWhenItIsDueIsPrompt() {
        assertThat(task()).isTrue();
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(1_400));
            assertThat(task()).isTrue();
        }
    }

    @Test
    void aLateTaskIsNotAndTheNodeHasTenSecondsFromThenOn() {
        task();
        pass(Duration.ofMillis(1_600));
        assertThat(task()).isFalse();
        pass(PERIOD.multipliedBy(9));
        assertThat(task()).as("late again, so it begins anew").isFalse();
        for (int i = 0; i < 9; i++) {
            pass(PERIOD);
            assertThat(task()).isFalse();
        }
        pass(PERIOD);
        assertThat(task()).isTrue();
    }

    @Test
    void howLongTheTaskTakesIsNotItsLateness() {
        promptness.begin();
        pass(Duration.ofMinutes(1));
        promptness.end();
        pass(PERIOD);
        assertThat(task()).isTrue();
    }

    private boolean task() {
        boolean prompt = promptness.begin();
        promptness.end();
        return prompt;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
