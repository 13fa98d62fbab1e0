package dev.parley.calls.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.recording.WebmElements.Picture;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureFileTest {

    private static final int CLUSTER = 0x1F43B675;
    private static final int INFO = 0x1549A966;
    private static final int DURATION = 0x4489;
    private static final int CUES = 0x1C53BB6B;
    private static final int START = -45_000;
    /** A picture each 100 ms. */
    private static final int TICKS = 9_000;

    private final Stored stored = new Stored();
    private final TrackClock clock = new TrackClock("ann", MediaKind.VIDEO, new Clocks());
    private final PictureFile file = new PictureFile(stored, clock);
    private int sequence = 65_500;

    @Test
    void isAFileOfWebmWithAllPicturesAtTheirTimes() {
        IntStream.range(0, 100).forEach(number -> show(number, number % 30 == 0, 3));
        file.close();

        var pictures = WebmElements.pictures(stored.bytes());
        assertThat(pictures)
            .extracting(Picture::ms)
            .containsExactlyElementsOf(
                IntStream.range(0, 100)
                    .mapToObj(number -> number * 100L)
                    .toList()
            );
        assertThat(pictures)
            .filteredOn(Picture::keyFrame)
            .extracting(Picture::ms)
            .containsExactly(0L, 3_000L, 6_000L, 9_000L);
        assertThat(pictures.get(31).data()).isEqualTo(frame(31, false, 3));
        assertThat(durationOf(stored.bytes())).isEqualTo(9_933);
        var video = WebmElements.segment(stored.bytes()).one(0x1654AE6B).one(0xAE).one(0xE0);
        assertThat(video.one(0xB0).number()).isEqualTo(640);
        assertThat(video.one(0xBA).number()).isEqualTo(360);
    }

    @Test
    void tellsWhereOneCanBeginToPlay() {
        IntStream.range(0, 100).forEach(number -> show(number, number % 30 == 0, 1));
        file.close();

        var segment = WebmElements.segment(stored.bytes());
        var seek = segment.one(0x114D9B74).one(0x4DBB);
        assertThat(segment.at() + seek.one(0x53AC).number()).isEqualTo(segment.one(CUES).at() - 5);
        assertThat(segment.one(CUES).all(0xBB))
            .hasSize(4)
            .allSatisfy(point -> {
                long at = segment.at() + point.one(0xB7).one(0xF1).number();
                assertThat(segment.all(CLUSTER)).anySatisfy(cluster -> {
                    assertThat(cluster.at() - 8).isEqualTo(at);
                    assertThat(cluster.one(0xE7).number()).isEqualTo(point.one(0xB3).number());
                });
            });
    }

    @Test
    void canBeCutBehindAnyCluster() {
        IntStream.range(0, 50).forEach(number -> show(number, number == 0, 1));
        file.flush();
        byte[] cut = stored.bytes();
        IntStream.range(50, 100).forEach(number -> show(number, false, 1));
        file.flush();

        assertThat(WebmElements.pictures(cut)).hasSize(50);
        assertThat(durationOf(cut)).isEqualTo(4_933);
        assertThat(WebmElements.pictures(stored.first(cut.length))).hasSize(50);
        assertThat(durationOf(stored.bytes())).isEqualTo(9_933);
    }

    @Test
    void putsInOrderWhatComesLate() {
        show(0, true, 2);
        int late = sequence;
        sequence += 3;
        show(2, false, 1);
        int after = sequence;
        sequence = late;
        show(1, false, 3);
        sequence = after;
        show(3, false, 1);
        file.close();

        assertThat(WebmElements.pictures(stored.bytes())).extracting(Picture::ms).containsExactly(0L, 100L, 200L, 300L);
    }

    @Test
    void goesOnWithAWholePictureAtItsTimeWhereOneIsLost() {
        show(0, true, 2);
        sequence++;
        assertThat(file.takeBroken()).isFalse();
        IntStream.range(2, 15).forEach(number -> show(number, false, 1));
        assertThat(file.takeBroken()).isTrue();
        assertThat(file.takeBroken()).isFalse();
        show(15, true, 2);
        show(16, false, 1);
        file.close();

        assertThat(WebmElements.pictures(stored.bytes())).extracting(Picture::ms).containsExactly(0L, 1_500L, 1_600L);
    }

    @Test
    void writesNoPictureOfWhichAPartIsLost() {
        show(0, true, 1);
        packet(1, false, frame(1, false, 3), 0, false);
        sequence++;
        packet(1, false, frame(1, false, 3), 2, true);
        show(2, true, 1);
        file.close();

        assertThat(WebmElements.pictures(stored.bytes())).extracting(Picture::ms).containsExactly(0L, 200L);
    }

    @Test
    void beginsWithAWholePicture() {
        show(0, false, 1);
        assertThat(file.isPlayable()).isFalse();
        show(1, true, 1);
        assertThat(file.isPlayable()).isTrue();
        assertThat(file.beginsAt()).isEqualTo(TICKS);
    }

    /** Pictures of VP8 say themselves how large they are: a phone is turned, or another layer comes. */
    @Test
    void takesAChangeOfSize() {
        show(0, true, 1);
        byte[] upright = frame(1, true, 1);
        System.arraycopy(new byte[] { 0x68, 0x01, (byte) 0x80, 0x02 }, 0, upright, 6, 4);
        packet(1, true, upright, 0, true);
        file.close();

        assertThat(WebmElements.pictures(stored.bytes()))
            .extracting(Picture::data)
            .containsExactly(frame(0, true, 1), upright);
    }

    @Test
    void survivesWhatIsNoVp8() {
        show(0, true, 1);
        for (int length = 1; length < 12; length++) {
            var writer = new RtpWriter(100);
            var junk = new byte[length];
            Arrays.fill(junk, (byte) 0xFF);
            writer.begin(96, true, sequence++ & 0xFFFF, START + length, 1).payload(junk, 0, length);
            add(writer, 10);
        }
        show(20, true, 1);
        file.close();

        assertThat(WebmElements.pictures(stored.bytes())).extracting(Picture::ms).contains(0L, 2_000L);
    }

    private static double durationOf(byte[] webm) {
        return WebmElements.segment(webm).one(INFO).one(DURATION).decimal();
    }

    /** @param packets how many it is sent in */
    private void show(int number, boolean keyFrame, int packets) {
        byte[] data = frame(number, keyFrame, packets);
        for (int i = 0; i < packets; i++) {
            packet(number, keyFrame, data, i, i == packets - 1);
        }
    }

    private void packet(int number, boolean keyFrame, byte[] data, int part, boolean last) {
        int size = 20;
        int from = part * size;
        int length = last ? data.length - from : size;
        var payload = new byte[1 + length];
        payload[0] = (byte) (part == 0 ? 0x10 : 0);
        System.arraycopy(data, from, payload, 1, length);
        var writer = new RtpWriter(200);
        writer.begin(96, last, sequence++ & 0xFFFF, START + number * TICKS, 1).payload(payload, 0, payload.length);
        add(writer, number * 100L);
    }

    private void add(RtpWriter writer, long atMs) {
        var view = new RtpPacketView();
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        file.add(view, TimeUnit.MILLISECONDS.toNanos(atMs));
    }

    private static byte[] frame(int number, boolean keyFrame, int packets) {
        var data = new byte[20 * packets];
        Arrays.fill(data, (byte) number);
        data[0] = (byte) (keyFrame ? 0x10 : 0x11);
        if (keyFrame) {
            // 640 by 360
            byte[] head = { (byte) 0x9D, 0x01, 0x2A, (byte) 0x80, 0x02, 0x68, 0x01 };
            System.arraycopy(head, 0, data, 3, head.length);
        }
        return data;
    }
}
