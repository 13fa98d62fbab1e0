package dev.parley.calls.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {

    @Test
    void countsOnOverManyRounds() {
        var sequence = new Sequence();
        long first = sequence.extend(65_530);
        for (int i = 1; i < 300_000; i++) {
            assertThat(sequence.extend((65_530 + i) & 0xFFFF)).isEqualTo(first + i);
        }
    }

    @Test
    void putsWhatComesLateWhereItBelongs() {
        var sequence = new Sequence();
        long first = sequence.extend(2);
        assertThat(sequence.extend(65_535))
            .as("before the first, in the round before")
            .isEqualTo(first - 3);
        assertThat(sequence.extend(3)).isEqualTo(first + 1);
        assertThat(sequence.newest()).isEqualTo(first + 1);
    }
}
