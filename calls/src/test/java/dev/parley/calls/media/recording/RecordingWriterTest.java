package dev.parley.calls.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.session.RecordingId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingWriterTest {

    private static final TrackName VOICE = new TrackName("ann", "microphone");
    private static final RecordingId ID = new RecordingId(People.id("4ec1"));

    private final RecordingWriter writer = new RecordingWriter(ID, 4);
    private final AtomicInteger full = new AtomicInteger();
    private final Written written = new Written();

    @Test
    void writesAllThatWasTakenInBeforeTheEnd() {
        hear(1);
        hear(2);
        writer.end(Ending.ENDED);
        hear(3);
        writer.run(written, full::incrementAndGet);

        assertThat(written.packets).containsExactly(1, 2);
        assertThat(written.closedWith).isEqualTo(1);
        assertThat(written.ending).isEqualTo(Ending.ENDED);
        assertThat(writer.awaitEnd(0, TimeUnit.SECONDS)).isTrue();
        assertThat(full).hasValue(0);
    }

    @Test
    void doesNotWaitWhereTheStoreIsSlowButCountsWhatIsLost() throws InterruptedException {
        var thread = Thread.ofVirtual().start(() -> writer.run(written, full::incrementAndGet));
        hear(1);
        assertThat(written.begun.await(10, TimeUnit.SECONDS)).isTrue();
        for (int number = 2; number < 20; number++) {
            hear(number);
        }
        writer.end(Ending.ENDED);
        written.slow.countDown();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();

        assertThat(written.packets).containsExactly(1, 2, 3, 4, 5);
        assertThat(written.closedWith).isEqualTo(14);
    }

    @Test
    void endsAsWasSaidFirst() {
        writer.end(Ending.MOVED);
        writer.end(Ending.ENDED);
        writer.run(written, full::incrementAndGet);

        assertThat(written.ending).isEqualTo(Ending.MOVED);
    }

    /** Whatever fails: no recording seems to go on that does not. */
    @Test
    void keepsWhatThereIsWhereWritingFails() {
        assertBreaksOff(new IllegalStateException("the store is away"));
    }

    @Test
    void keepsWhatThereIsWhereMemoryIsOut() {
        assertBreaksOff(new OutOfMemoryError("not really"));
    }

    private void assertBreaksOff(Throwable failure) {
        written.failure = failure;
        hear(1);
        writer.run(written, full::incrementAndGet);

        assertThat(written.closedWith).isZero();
        assertThat(written.ending).isEqualTo(Ending.CUT_OFF);
        assertThat(writer.hasEnded()).isTrue();
        assertThat(full).hasValue(1);
    }

    @Test
    void asksOnceForAWholePicture() {
        written.broken = Set.of(VOICE);
        hear(1);
        writer.end(Ending.ENDED);
        writer.run(written, full::incrementAndGet);

        assertThat(writer.takeBroken()).containsExactly(VOICE);
        assertThat(writer.takeBroken()).isEmpty();
    }

    private void hear(int number) {
        writer.rtp(VOICE, MediaKind.AUDIO, new byte[] { (byte) number, 9 }, 1, 0);
    }

    private static final class Written implements RecordingWriter.Tracks {

        final List<Integer> packets = new ArrayList<>();
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch slow = new CountDownLatch(1);
        Set<TrackName> broken = Set.of();

        @Nullable
        Throwable failure;

        @Nullable
        Ending ending;

        long closedWith = -1;

        @Override
        public void media(TrackName track, MediaKind kind, byte[] packet, long atNs) {
            switch (failure) {
                case null -> begun.countDown();
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new AssertionError(failure);
            }
            packets.add((int) packet[0]);
            if (Thread.currentThread().isVirtual()) {
                try {
                    slow.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void report(TrackName track, Rtcp.SenderReport report, long atNs) {
            // Clocks are another test's.
        }

        @Override
        public Set<TrackName> takeBroken() {
            return broken;
        }

        @Override
        public boolean save(long overrun) {
            return true;
        }

        @Override
        public void close(Ending how, long overrun) {
            ending = how;
            closedWith = overrun;
        }
    }
}
