package dev.parley.calls.media.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.rtp.TransportFeedback;
import dev.parley.calls.media.rtp.TransportFeedback.Arrival;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownlinkEstimateTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final DownlinkEstimate estimate = new DownlinkEstimate();
    private final SimulatedLink link = new SimulatedLink(estimate, 1);

    @Test
    void beginsWithAStartValue() {
        assertThat(estimate.bitsPerSecond()).isEqualTo(DownlinkEstimate.START);
    }

    @ParameterizedTest
    @ValueSource(longs = { 250_000, 600_000, 1_500_000, 4_000_000 })
    void findsWhatTheLinkBearsWithoutAStandingQueue(long capacity) {
        link.capacity = capacity;
        link.run(40);

        for (int second = 0; second < 30; second++) {
            link.run(1);
            assertThat(estimate.bitsPerSecond())
                .as("second %s", second)
                .isBetween((long) (capacity * 0.6), (long) (capacity * 1.25));
        }
        link.run(10);
        assertThat(link.longestQueueNs)
            .as("the queue empties again and again")
            .isLessThan(200 * MS);
    }

    @ParameterizedTest
    @ValueSource(longs = { 20, 50, 300, 2_000 })
    void followsAStepDownAndUp(long queueMs) {
        link.queueNs = queueMs * MS;
        link.run(30);
        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_200_000);

        link.capacity = 300_000;
        link.run(3);
        assertThat(estimate.bitsPerSecond()).as("within 3 s").isLessThan(360_000);
        link.run(12);
        assertThat(estimate.bitsPerSecond()).isBetween(150_000L, 345_000L);
        link.run(5);
        assertThat(link.longestQueueNs)
            .as("no standing queue")
            .isLessThan(250 * MS);

        link.capacity = 2_000_000;
        link.needed = 3_000_000;
        link.run(15);
        assertThat(estimate.bitsPerSecond()).as("back").isGreaterThan(1_300_000);
    }

    @Test
    void goesBackToWhatTheLinkBearsOnceALongQueueIsEmpty() {
        fillALongQueue();
        assertThat(estimate.bitsPerSecond()).as("less is to be sent").isLessThan(220_000);
        assertThat(estimate.bornePerSecond()).as("more is borne").isBetween(230_000L, 300_000L);
        link.run(1);
        assertThat(estimate.bitsPerSecond()).as("as the queue is empty").isBetween(230_000L, 320_000L);
        assertThat(estimate.bornePerSecond()).isEqualTo(estimate.bitsPerSecond());
    }

    @Test
    void forgetsWhatTheLinkBoreWhereTheReceiversClockIsSet() {
        fillALongQueue();
        assertThat(estimate.bornePerSecond()).as("more is borne").isGreaterThan(estimate.bitsPerSecond());

        link.clockOffsetNs += TimeUnit.HOURS.toNanos(1);
        link.run(0.2);
        assertThat(estimate.bornePerSecond()).isEqualTo(estimate.bitsPerSecond());
        assertThat(estimate.bitsPerSecond()).isLessThan(230_000);
    }

    private void fillALongQueue() {
        link.most = 500_000;
        link.run(30);
        link.capacity = 300_000;
        // So long it takes until a smaller layer is there.
        link.run(0.8);
        link.most = 200_000;
        link.run(0.2);
    }

    @Test
    void doesNotTakeRandomLossForAFullLink() {
        link.capacity = 3_000_000;
        link.loss = 0.05;
        link.run(60);
        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_500_000);
        link.loss = 0.10;
        link.run(60);
        assertThat(estimate.bitsPerSecond()).as("a tenth").isGreaterThan(800_000);
    }

    @Test
    void doesNotTakeJitterForAFullLink() {
        link.capacity = 3_000_000;
        link.jitterNs = 20 * MS;
        link.run(60);
        assertThat(estimate.bitsPerSecond()).isGreaterThan(1_200_000);
    }

    @Test
    void doesNotTakeABusyReceiverForAFullLink() {
        link.capacity = 5_000_000;
        link.most = 200_000;
        link.stallNs = 150 * MS;
        link.run(60);
        assertThat(estimate.bitsPerSecond()).as("though little is sent").isGreaterThan(600_000);
        link.needed = 2_000_000;
        link.run(20);
        assertThat(estimate.bitsPerSecond()).as("where more is wanted").isGreaterThan(1_200_000);
    }

    @Test
    void givesWayWhereMostIsLost() {
        link.capacity = 20_000_000;
        link.loss = 0.5;
        link.run(10);
        assertThat(estimate.bitsPerSecond()).isLessThan(200_000);
    }

    @Test
    void doesNotRiseByWhatWasNotTried() {
        link.most = 100_000;
        link.run(30);
        assertThat(estimate.bitsPerSecond()).isBetween(500_000L, DownlinkEstimate.START);
    }

    @Test
    void findsByPaddingThatMoreFits() {
        link.capacity = 5_000_000;
        link.most = 100_000;
        link.needed = 2_500_000;
        link.run(5);
        assertThat(estimate.bitsPerSecond()).isGreaterThan(2_000_000);

        link.needed = 0;
        link.run(10);
        assertThat(link.paddingBytes).as("only where more is wanted").isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1_100_000, 2_100_000, 6_000_000 })
    void findsAsMuchAsIsNeeded(long needed) {
        link.capacity = 20_000_000;
        link.most = 200_000;
        link.needed = needed;
        link.run(10);
        assertThat(estimate.bitsPerSecond()).isGreaterThanOrEqualTo(needed);
    }

    @Test
    void probesSeldomWhereNothingMoreFits() {
        link.capacity = 300_000;
        link.run(10);
        link.share = 0.6;
        link.needed = 1_000_000;
        link.run(10);
        link.run(60);

        assertThat(estimate.bitsPerSecond()).isBetween(150_000L, 345_000L);
        assertThat(link.paddingBytes).isLessThan(link.sentBytes / 10);
        assertThat(link.longestQueueNs).isLessThan(250 * MS);
    }

    @Test
    void goesDownWhereNothingIsToldAnyMore() {
        link.run(1);
        long nowNs = link.nowNs();
        for (int i = 0; i < 1_000; i++) {
            nowNs += 20 * MS;
            estimate.sent(i, 1_000, nowNs);
            estimate.tick(nowNs);
        }
        assertThat(estimate.bitsPerSecond()).isBetween(DownlinkEstimate.MIN, 100_000L);
    }

    @Test
    void takesWhatIsToldTwiceOnce() {
        var once = new DownlinkEstimate();
        var twice = new DownlinkEstimate();
        long nowNs = link.nowNs();
        for (int round = 0; round < 100; round++) {
            var told = new ArrayList<Arrival>();
            for (int i = 0; i < 10; i++) {
                int number = (65_500 + round * 10 + i) & 0xFFFF;
                nowNs += 10 * MS;
                once.sent(number, 1_000, nowNs);
                twice.sent(number, 1_000, nowNs);
                told.add(new Arrival(number, i % 7 != 3, i % 7 == 3 ? 0 : nowNs / 1_000));
            }
            var feedback = new TransportFeedback(round, told);
            once.told(feedback, nowNs);
            twice.told(feedback, nowNs);
            twice.told(feedback, nowNs);
        }
        assertThat(twice.bitsPerSecond()).isEqualTo(once.bitsPerSecond());
    }

    @Test
    void staysWithinItsBoundsWhateverIsTold() {
        var random = new Random(8888);
        long nowNs = link.nowNs();
        int number = 65_530;
        for (int run = 0; run < 20_000; run++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                estimate.sent(number++ & 0xFFFF, random.nextInt(1_500), nowNs);
            }
            nowNs += random.nextInt(100) * MS;
            estimate.paddingDue(random.nextLong(), nowNs);
            estimate.told(nonsense(random, number), nowNs);
            estimate.tick(nowNs);
            assertThat(estimate.bitsPerSecond()).isBetween(DownlinkEstimate.MIN, DownlinkEstimate.MAX);
        }
    }

    private static TransportFeedback nonsense(Random random, int number) {
        var told = new ArrayList<Arrival>();
        int first = random.nextBoolean() ? random.nextInt(65_536) : number - random.nextInt(300);
        long atUs = (random.nextInt(1 << 24) - (1 << 23)) * 64_000L;
        for (int i = random.nextInt(100); i > 0; i--) {
            atUs += (random.nextInt(65_536) - 32_768) * 250L;
            told.add(new Arrival(first++ & 0xFFFF, random.nextBoolean(), atUs));
        }
        return new TransportFeedback(random.nextInt(256), told);
    }
}
