package dev.parley.calls.media.bandwidth;

import static dev.parley.calls.media.bandwidth.Allocation.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.bandwidth.Allocation.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final List<Long> CAMERA = List.of(100_000L, 400_000L, 1_200_000L);
    private static final List<Long> SCREEN = List.of(600_000L);

    private final Allocation allocation = new Allocation();
    private final List<Picture> pictures = new ArrayList<>();
    private long nowNs = TimeUnit.SECONDS.toNanos(100);

    @Test
    void sendsAllAsItIsWantedWhereThereIsNoLimit() {
        camera(180);
        screen(720);
        assertThat(divide(Long.MAX_VALUE)).containsExactly(2, 0);
        assertThat(allocation.needed()).isZero();
    }

    @Test
    void givesEachItsSmallestLayerBeforeAnyIsRaised() {
        camera(720);
        camera(180);
        camera(180);
        assertThat(divide(500_000)).containsExactly(0, 0, 0);
        assertThat(allocation.needed()).isBetween(660_000L, 800_000L);
    }

    @Test
    void pausesTheSmallestPicturesFirstAndNeverAScreenForACamera() {
        camera(180);
        camera(720);
        screen(100);
        assertThat(divide(800_000)).containsExactly(PAUSED, 0, 0);
    }

    @Test
    void sendsCamerasWhereTheScreenDoesNotFit() {
        screen(720);
        camera(180);
        assertThat(divide(300_000)).containsExactly(PAUSED, 0);
    }

    @Test
    void keepsTheSmallestLayersWhereLessIsToBeSentForAMomentOnly() {
        camera(720);
        camera(180);
        divide(2_000_000);
        assertThat(divide(50_000, 210_000)).containsExactly(0, 0);
        assertThat(divide(50_000, 190_000)).containsExactly(0, PAUSED);
        assertThat(divide(50_000, 210_000)).as("one that is paused does not come back yet").containsExactly(0, PAUSED);
    }

    @Test
    void pausesAllWhereNothingIsLeft() {
        camera(180);
        assertThat(divide(-20_000)).containsExactly(PAUSED);
        assertThat(divide(0)).containsExactly(PAUSED);
    }

    @Test
    void raisesTheLargestFirst() {
        camera(180);
        camera(720);
        assertThat(divide(700_000)).containsExactly(0, 1);
        assertThat(divide(1_000_000)).containsExactly(1, 1);
    }

    @Test
    void keepsWhatItHasUntilThatDoesNotFitAndRaisesOnlyWithRoomToSpare() {
        camera(720);
        assertThat(divide(420_000)).as("a tenth has to stay free").containsExactly(0);
        assertThat(divide(445_000)).containsExactly(1);
        assertThat(divide(400_000)).as("it still fits").containsExactly(1);
        assertThat(divide(399_999)).containsExactly(0);
    }

    @Test
    void waitsAfterItHadToLowerSomething() {
        camera(720);
        divide(450_000);
        nowNs += TimeUnit.SECONDS.toNanos(20);
        divide(200_000);
        assertThat(divide(2_000_000)).containsExactly(0);
        assertThat(allocation.needed()).as("no probes in the meantime").isZero();
        nowNs += TimeUnit.MILLISECONDS.toNanos(2_001);
        assertThat(divide(2_000_000)).containsExactly(2);
    }

    @Test
    void waitsLongerEachTimeWhatItHasRaisedDoesNotLast() {
        camera(720);
        divide(450_000);
        nowNs += TimeUnit.SECONDS.toNanos(20);
        long raises = 0;
        for (int step = 0; step < 1_200; step++) {
            int before = pictures.getFirst().present();
            // The larger layer is more than the line bears, which only sending it shows.
            divide(before == 0 ? 500_000 : 350_000);
            raises += pictures.getFirst().present() > before ? 1 : 0;
            nowNs += TimeUnit.MILLISECONDS.toNanos(100);
        }
        assertThat(raises).as("within two minutes").isBetween(3L, 8L);
    }

    @Test
    void letsANewPictureInWhileItWaits() {
        camera(720);
        divide(450_000);
        divide(200_000);
        camera(180);
        assertThat(divide(300_000)).containsExactly(0, 0);
    }

    @Test
    void resumesAPausedPictureOnlyWithRoomToSpareAndAfterAWhile() {
        camera(720);
        divide(200_000);
        assertThat(divide(90_000)).containsExactly(PAUSED);
        assertThat(divide(200_000)).containsExactly(PAUSED);
        nowNs += TimeUnit.SECONDS.toNanos(70);
        assertThat(divide(105_000)).containsExactly(PAUSED);
        assertThat(allocation.needed()).isGreaterThan(110_000);
        assertThat(divide(115_000)).containsExactly(0);
    }

    @Test
    void neverGivesMoreThanThereIs() {
        var random = new Random(42);
        for (int run = 0; run < 5_000; run++) {
            nowNs += random.nextInt(3_000) * 1_000_000L;
            if (random.nextInt(5) == 0 || pictures.isEmpty()) {
                pictures.clear();
                for (int i = random.nextInt(25); i >= 0; i--) {
                    var rates = random
                        .longs(1 + random.nextInt(4), 0, 2_000_000)
                        .boxed()
                        .toList();
                    pictures.add(new Picture(random.nextBoolean(), random.nextInt(1_000), rates, PAUSED, false));
                }
            }
            long there = random.nextInt(6_000_000) - 100_000;
            int[] chosen = divide(there);
            long used = 0;
            for (int i = 0; i < chosen.length; i++) {
                // A larger layer that needs less costs nothing more.
                used += chosen[i] == PAUSED ? 0 : pictures.get(i).rates().get(chosen[i]);
            }
            assertThat(used).isLessThanOrEqualTo(Math.max(0, there));
        }
    }

    private void camera(int height) {
        pictures.add(new Picture(false, height, CAMERA, PAUSED, false));
    }

    private void screen(int height) {
        pictures.add(new Picture(true, height, SCREEN, PAUSED, false));
    }

    /** Divides, and takes what was chosen for what is sent. */
    private int[] divide(long bitsPerSecond) {
        return divide(bitsPerSecond, bitsPerSecond);
    }

    private int[] divide(long bitsPerSecond, long soon) {
        int[] chosen = allocation.divide(bitsPerSecond, soon, pictures, nowNs);
        for (int i = 0; i < chosen.length; i++) {
            var before = pictures.get(i);
            pictures.set(
                i,
                new Picture(before.screen(), before.height(), before.rates(), chosen[i], chosen[i] == PAUSED)
            );
        }
        return chosen;
    }
}
