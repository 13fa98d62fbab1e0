package dev.parley.chat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwayTest {

    private static final Instant LEFT = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void waitsAQuarterOfAnHourAfterTheLastPageWasClosed() {
        var end = LEFT.plus(Duration.ofMinutes(15));
        assertThat(Away.notBefore(LEFT, false, Optional.of(LEFT))).contains(end);
        assertThat(Away.notBefore(end.minusMillis(1), false, Optional.of(LEFT))).contains(end);
        assertThat(Away.notBefore(end, false, Optional.of(LEFT))).isEmpty();
        assertThat(Away.notBefore(LEFT, false, Optional.empty())).isEmpty();
    }

    @Test
    void looksAgainWhileAPageIsInUse() {
        var now = LEFT.plus(Duration.ofDays(1));
        assertThat(Away.notBefore(now, true, Optional.of(LEFT))).contains(now.plus(Duration.ofMinutes(5)));
    }
}
