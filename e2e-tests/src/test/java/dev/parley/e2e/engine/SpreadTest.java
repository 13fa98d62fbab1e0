package dev.parley.e2e.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void isTheMedianWithTheLeastAndTheMost() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.5))).isEqualTo(new Spread(2.5, 1, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    }

    @Test
    void isShownWithTheDigitsThatSaySomething() {
        assertThat(Spread.of(List.of(0.123, 12.34, 1234.5)).shown()).isEqualTo("12.3 (0.12–1,235)");
        assertThat(Spread.of(List.of(7.0)).shown()).isEqualTo("7");
    }
}
