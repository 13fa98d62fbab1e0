package dev.parley.chat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelaysTest {

    @ParameterizedTest
    @CsvSource({ "1, 5", "2, 15", "3, 45", "4, 135", "5, 405", "6, 1215", "7, 3600", "8, 3600", "1000000, 3600" })
    void growToAnHour(int failures, int seconds) {
        assertThat(RetryDelays.after(failures)).hasSeconds(seconds);
    }

    @Test
    void leaveNobodyUntriedForADay() {
        var total = IntStream.rangeClosed(1, 29).mapToObj(RetryDelays::after).reduce(Duration.ZERO, Duration::plus);
        assertThat(total).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }
}
