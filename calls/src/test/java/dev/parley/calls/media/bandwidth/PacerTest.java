package dev.parley.calls.media.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.calls.media.bandwidth.Pacer.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacerTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LENGTH = 1_200 - DownlinkEstimate.OVERHEAD_BYTES;

    private final List<Long> takenAtNs = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private long downlink = 1_000_000;
    private final Pacer pacer = new Pacer(
        () -> downlink,
        (packet, length, numberAt, nowNs) -> left.add(new Left(packet[0], packet[11], length, numberAt, nowNs))
    );
    private long nowNs = TimeUnit.SECONDS.toNanos(100);

    private record Left(int name, int source, int length, int numberAt, long atNs) {}

    @Test
    void addsNothingToWhatIsNoMoreThanTheLineBears() {
        for (int i = 0; i < 1_000; i++) {
            // Pictures of three packets, 864 kbit/s, with sound between them.
            for (int j = 0; j < 3; j++) {
                take(Turn.PICTURE, i);
                pass(4);
            }
            take(Turn.SOUND, i);
            pass(22);
        }
        assertThat(left).hasSize(4_000);
        assertThat(waits(i -> left.get(i).atNs() == takenAtNs.get(i)))
            .as("what waits")
            .isZero();
    }

    @ParameterizedTest
    @CsvSource({ "500_000, 20", "2_000_000, 60", "8_000_000, 250" })
    void spreadsAKeyFrameOverTime(long bitsPerSecond, int packets) {
        downlink = bitsPerSecond;
        for (int i = 0; i < packets; i++) {
            take(Turn.PICTURE, i);
        }
        pass(1_000);

        assertThat(names()).isEqualTo(numbers(packets));
        assertThat(longestNs()).as("all within 250 ms").isLessThanOrEqualTo(Pacer.MAX_WAIT_NS);
        double seconds = (left.getLast().atNs() - left.getFirst().atNs() + Pacer.BURST_NS + MS) / 1e9;
        assertThat((packets * 1_200 * 8) / seconds)
            .as("bits per second")
            .isLessThanOrEqualTo(bitsPerSecond * Pacer.FACTOR * 1.05);
    }

    @ParameterizedTest
    @CsvSource({ "40_000, 60", "40_000, 250", "500_000, 250", "40_000, 700" })
    void raisesTheRateRatherThanTheWait(long bitsPerSecond, int packets) {
        downlink = bitsPerSecond;
        for (int i = 0; i < packets; i++) {
            take(Turn.PICTURE, i);
        }
        pass(300);

        assertThat(left).as("nothing is dropped").hasSize(packets);
        assertThat(longestNs()).isLessThanOrEqualTo(Pacer.MAX_WAIT_NS + MS);
    }

    @Test
    void spreadsWhatHasToLeaveFasterOverItsTime() {
        downlink = 40_000;
        for (int i = 0; i < 200; i++) {
            take(Turn.PICTURE, i);
        }
        int most = 0;
        for (int ms = 0; ms < 250; ms++) {
            int before = left.size();
            pass(1);
            most = Math.max(most, left.size() - before);
        }
        assertThat(most).as("packets in a millisecond").isLessThanOrEqualTo(3);
    }

    @Test
    void letsSoundPassAndRepeatsOvertakePictures() {
        for (int i = 0; i < 20; i++) {
            take(Turn.PICTURE, i);
        }
        take(Turn.REPEAT, 50);
        int before = left.size();
        take(Turn.SOUND, 60);
        assertThat(names().subList(before, left.size())).as("at once").containsExactly(60);

        pass(300);
        assertThat(names().subList(before, before + 2)).containsExactly(60, 50);
        assertThat(names().subList(before + 2, 22)).isEqualTo(numbers(20).subList(before, 20));
    }

    @Test
    void takesWhatSoundNeedsOffWhatPicturesGet() {
        downlink = 100_000;
        long soundOnly = timeOf(0);
        left.clear();
        long withSound = timeOf(5);
        assertThat(withSound).isGreaterThan(soundOnly);
    }

    private long timeOf(int soundsEach) {
        pacer.clear();
        pass(1_000);
        long from = nowNs;
        for (int i = 0; i < 3; i++) {
            take(Turn.PICTURE, i);
            for (int j = 0; j < soundsEach; j++) {
                pacer.take(Turn.SOUND, packet(9), 100, 0, nowNs);
            }
        }
        pass(400);
        return left.getLast().atNs() - from;
    }

    @Test
    void holdsNothingBackWhereTheLineIsNotKnown() {
        downlink = Long.MAX_VALUE;
        for (int i = 0; i < 500; i++) {
            take(Turn.PICTURE, i);
        }
        assertThat(left).hasSize(500);
    }

    @Test
    void padsOnlyWhereThereIsRoom() {
        assertThat(pacer.mayPad(nowNs)).isTrue();
        for (int i = 0; i < 10; i++) {
            take(Turn.PICTURE, i);
        }
        assertThat(pacer.mayPad(nowNs)).isFalse();
        pass(250);
        assertThat(pacer.mayPad(nowNs)).isTrue();
        int padded = 0;
        while (pacer.mayPad(nowNs)) {
            take(Turn.PADDING, padded++);
        }
        assertThat(padded).as("5 ms of the rate").isBetween(1, 3);
        pass(10);
        assertThat(pacer.mayPad(nowNs)).isTrue();
    }

    @Test
    void sendsNothingMoreOfASourceThatIsGone() {
        for (int i = 0; i < 20; i++) {
            byte[] packet = packet(i);
            packet[11] = (byte) (i % 2);
            pacer.take(Turn.PICTURE, packet, LENGTH, 0, nowNs);
        }
        left.clear();
        pacer.forget(1);
        pass(250);
        assertThat(left)
            .isNotEmpty()
            .allMatch(each -> each.source() == 0);
        assertThat(pacer.isWaiting()).isFalse();

        take(Turn.PICTURE, 1);
        pacer.clear();
        assertThat(pacer.isWaiting()).isFalse();
    }

    @Test
    void keepsWhatWaitsAsItWas() {
        byte[] reused = packet(0);
        for (int i = 0; i < 20; i++) {
            reused[0] = (byte) i;
            pacer.take(Turn.PICTURE, reused, LENGTH + i, 40 + i, nowNs);
        }
        pass(250);
        assertThat(names()).isEqualTo(numbers(20));
        assertThat(left)
            .extracting(Left::length, Left::numberAt)
            .isEqualTo(
                numbers(20)
                    .stream()
                    .map(i -> tuple(LENGTH + i, 40 + i))
                    .toList()
            );
    }

    @ParameterizedTest
    @CsvSource({ "50", "100", "150" })
    void sparesAShortQueueMostOfTheDrops(long queueMs) {
        assertThat(dropsOf(queueMs, true)).isLessThan(dropsOf(queueMs, false) / 2);
    }

    private static long dropsOf(long queueMs, boolean paced) {
        var link = new SimulatedLink(new DownlinkEstimate(), 1);
        link.capacity = 2_000_000;
        link.queueNs = queueMs * MS;
        link.share = 0.6;
        link.needed = 1_000_000;
        link.paced = paced;
        link.run(20);
        link.keyFrame = 60;
        link.run(60);
        return link.dropped;
    }

    private void take(Turn turn, int name) {
        takenAtNs.add(nowNs);
        pacer.take(turn, packet(name), LENGTH, 0, nowNs);
    }

    private void pass(int ms) {
        for (int i = 0; i < ms; i++) {
            nowNs += MS;
            pacer.drain(nowNs);
        }
    }

    private long waits(IntPredicate atOnce) {
        return IntStream.range(0, left.size())
            .filter(i -> !atOnce.test(i))
            .count();
    }

    private long longestNs() {
        return left
            .stream()
            .mapToLong(each -> each.atNs() - takenAtNs.getFirst())
            .max()
            .orElse(0);
    }

    private List<Integer> names() {
        return left.stream().map(Left::name).toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count)
            .mapToObj(i -> (int) (byte) i)
            .toList();
    }

    private static byte[] packet(int name) {
        byte[] packet = new byte[1_500];
        packet[0] = (byte) name;
        return packet;
    }
}
