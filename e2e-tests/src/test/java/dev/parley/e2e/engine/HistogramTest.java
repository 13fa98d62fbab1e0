package dev.parley.e2e.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    private static final double CLOSENESS = 0.016;

    private final Histogram histogram = new Histogram();

    @ParameterizedTest
    @ValueSource(longs = { 0, 1, 63, 64, 65, 127, 128, 1_000, 123_456_789, 3_600_000_000_000L, Long.MAX_VALUE })
    void keepsATimeToWithinAFewParts(long nanos) {
        histogram.add(nanos);
        // What is longest is known exactly.
        histogram.add(Long.MAX_VALUE);

        assertThat(histogram.millis(0.5)).isCloseTo(nanos / 1e6, within(CLOSENESS * (nanos / 1e6) + 1e-9));
    }

    @Test
    void findsTheNearestRank() {
        LongStream.rangeClosed(1, 100).forEach(millis -> histogram.add(millis * 1_000_000));

        assertThat(histogram.millis(0.5)).isCloseTo(50, within(50 * CLOSENESS));
        assertThat(histogram.millis(0.99)).isCloseTo(99, within(99 * CLOSENESS));
        assertThat(histogram.millis(1)).isEqualTo(100);
        assertThat(histogram.longestMillis()).isEqualTo(100);
        assertThat(histogram.count()).isEqualTo(100);
    }

    @Test
    void doesNotAnswerMoreThanTheLongest() {
        histogram.add(1_000_001);

        assertThat(histogram.millis(0.5)).isLessThanOrEqualTo(histogram.longestMillis());
    }

    @Test
    void takesTimesBeforeTheirBeginningForNone() {
        histogram.add(-5);

        assertThat(histogram.millis(1)).isZero();
    }

    @Test
    void isEmptyOnceItIsCleared() {
        histogram.add(7);
        histogram.clear();

        assertThat(histogram.count()).isZero();
        assertThat(histogram.millis(0.5)).isZero();
        assertThat(histogram.longestMillis()).isZero();
    }
}
