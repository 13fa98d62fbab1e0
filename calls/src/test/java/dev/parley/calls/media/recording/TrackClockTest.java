package dev.parley.calls.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrackClockTest {

    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    /** What Ann's clock shows when the router's shows 0. */
    private static final long ANNS = 3_900_000_000L << 32;

    private final Clocks clocks = new Clocks();
    private final TrackClock voice = new TrackClock("ann", MediaKind.AUDIO, clocks);
    private final TrackClock camera = new TrackClock("ann", MediaKind.VIDEO, clocks);

    @Test
    void goesByTheArrivalUntilThePublisherTellsItsClock() {
        voice.ticks(77, 500 * MS);
        assertThat(voice.ns(48_000)).isEqualTo(1_500 * MS);
    }

    @Test
    void putsTheTracksOfAPublisherInStepThoughOneTookLongerToArrive() {
        // Both were taken at 100 ms; the picture took 340 ms to come, the sound 40.
        voice.ticks(1_000, 140 * MS);
        camera.ticks(2_000, 440 * MS);
        report(voice, 1_000 + 48_000, 1_100, 1_140);
        report(camera, 2_000 + 90_000, 1_100, 1_160);

        assertThat(voice.ns(0)).isCloseTo(140 * MS, within(MS));
        assertThat(camera.ns(0)).isCloseTo(voice.ns(0), within(MS));
    }

    @Test
    void takesTheReportThatIsNearer() {
        // A sound card that is slow by a thousandth.
        voice.ticks(0, 0);
        report(voice, 0, 0, 10);
        for (int second = 1; second <= 1_000; second++) {
            voice.ticks(second * 47_952, second * 1_000 * MS);
        }
        report(voice, 1_000 * 47_952, 1_000_000, 1_000_010);

        assertThat(voice.ns(0)).isCloseTo(10 * MS, within(MS));
        assertThat(voice.ns(1_000L * 47_952)).isCloseTo(1_000_010 * MS, within(MS));
    }

    private void report(TrackClock track, int timestamp, long takenMs, long arrivedMs) {
        long ntp = ANNS + (long) (takenMs * ((1L << 32) / 1_000.0));
        var report = new Rtcp.SenderReport(1, ntp, timestamp, 0, 0);
        clocks.told("ann", report, arrivedMs * MS);
        track.told(report);
    }
}
