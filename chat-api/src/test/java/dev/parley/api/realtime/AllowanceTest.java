package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final Instant start = Instant.EPOCH;
    private final Allowance allowance = new Allowance(2, Duration.ofSeconds(1), start);

    @Test
    void givesSoManyAtOnceAndOneMoreAfterEachInterval() {
        allowance.take(start);
        allowance.take(start);
        assertThatThrownBy(() -> allowance.take(start)).isInstanceOf(ParleyException.class);
        allowance.take(start.plusSeconds(1));
        assertThatThrownBy(() -> allowance.take(start.plusMillis(1_999))).isInstanceOf(ParleyException.class);
        assertThatCode(() -> allowance.take(start.plusMillis(2_000))).doesNotThrowAnyException();
    }

    @Test
    void savesNoMoreThanItsMostAndSurvivesAClockThatGoesBack() {
        allowance.take(start.plusSeconds(100));
        allowance.take(start.plusSeconds(100));
        assertThatThrownBy(() -> allowance.take(start.plusSeconds(50))).isInstanceOf(ParleyException.class);
    }
}
