package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GaplessNumbersTest {

    private final GaplessNumbers numbers = new GaplessNumbers();

    @Test
    void closesTheGapsOfWhatIsLeftOut() {
        assertThat(numbers.pass(65_534)).isEqualTo(65_534);
        numbers.leaveOut(65_535);
        numbers.leaveOut(65_536);
        assertThat(numbers.pass(65_537)).isEqualTo(65_535);
        assertThat(numbers.pass(65_538)).isEqualTo(65_536);
    }

    @Test
    void keepsTheNumberOfALatePacketFree() {
        numbers.pass(10);
        numbers.leaveOut(11);
        assertThat(numbers.pass(13)).isEqualTo(12);
        numbers.leaveOut(14);
        assertThat(numbers.pass(15)).isEqualTo(13);
        assertThat(numbers.pass(12)).isEqualTo(11);
    }

    @Test
    void givesAPacketThatComesTwiceTheSameNumber() {
        numbers.pass(10);
        numbers.leaveOut(11);
        numbers.leaveOut(11);
        assertThat(numbers.pass(12)).isEqualTo(11);
        numbers.leaveOut(13);
        assertThat(numbers.pass(12)).isEqualTo(11);
        assertThat(numbers.pass(14)).isEqualTo(12);
    }

    @Test
    void numbersNothingThatIsTooOld() {
        numbers.pass(5_000);
        assertThat(numbers.pass(4_999)).as("from before the first one").isEqualTo(-1);
        assertThat(numbers.pass(9_000)).isEqualTo(9_000);
        assertThat(numbers.pass(9_000 - 1_023)).isEqualTo(9_000 - 1_023);
        assertThat(numbers.pass(9_000 - 1_024)).isEqualTo(-1);
    }

    /** Whatever the order, two packets never get the same number, and the later one gets the higher one. */
    @Test
    void keepsTheOrderUnderLossAndReordering() {
        var random = new Random(7);
        var given = new TreeMap<Long, Long>();
        long next = 60_000;
        for (int run = 0; run < 20_000; run++) {
            long number = random.nextInt(5) == 0 ? next - random.nextInt(50) : next;
            next = number == next ? next + 1 + random.nextInt(2) : next;
            if (number % 3 == 1) {
                numbers.leaveOut(number);
                continue;
            }
            long shown = numbers.pass(number);
            if (shown >= 0) {
                given.merge(number, shown, (before, again) -> {
                    assertThat(again).isEqualTo(before);
                    return before;
                });
            }
        }
        assertThat(given).hasSizeGreaterThan(1_000);
        assertThat(List.copyOf(given.values())).isSorted().doesNotHaveDuplicates();
    }
}
