package dev.parley.calls.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundFileTest {

    private static final int FRAME = 960;
    /** CELT, full band, 20 ms, mono, one frame. */
    private static final int TOC = 31 << 3;
    private static final int START = Integer.MAX_VALUE - 2 * FRAME;

    private final Stored stored = new Stored();
    private final Clocks clocks = new Clocks();
    private final TrackClock clock = new TrackClock("ann", MediaKind.AUDIO, clocks);
    private final SoundFile file = new SoundFile(stored, clock, RoomRecorder.REDUNDANT_TYPE, 7);

    @Test
    void isAFileOfOggWhosePagesAreWholeAndTellTheTime() {
        IntStream.range(0, 200).forEach(this::hear);
        file.close();

        var pages = OggPages.read(stored.bytes());
        assertThat(new String(pages.get(0).packets().getFirst(), 0, 8)).isEqualTo("OpusHead");
        assertThat(new String(pages.get(1).packets().getFirst(), 0, 8)).isEqualTo("OpusTags");
        assertThat(pages.getFirst().flags()).isEqualTo(2);
        assertThat(pages.getLast().flags()).isEqualTo(4);
        assertThat(pages.getLast().position()).isEqualTo(200L * FRAME);
        assertThat(pages).extracting(OggPages.Page::number).isSorted().doesNotHaveDuplicates();
        assertThat(numbers()).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        assertThat(file.endsAt()).isEqualTo(200L * FRAME);
    }

    @Test
    void canBeCutBehindAnyPage() {
        IntStream.range(0, 150).forEach(this::hear);
        file.flush();
        int length = stored.bytes().length;
        IntStream.range(150, 300).forEach(this::hear);
        file.close();

        assertThat(OggPages.packets(stored.first(length)).size()).isBetween(130, 150);
    }

    @Test
    void putsInOrderWhatComesLate() {
        for (int number : new int[] { 0, 2, 1, 3, 5, 4, 4 }) {
            hear(number);
        }
        file.close();

        assertThat(numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void leavesALossToTheDecoderSoThatWhatFollowsIsAtItsTime() {
        hear(0);
        IntStream.range(30, 60).forEach(this::hear);
        file.close();

        var packets = OggPages.packets(stored.bytes());
        assertThat(packets.subList(1, 30)).allSatisfy(packet -> assertThat(packet).containsExactly(TOC));
        assertThat(packets.get(30)).hasSizeGreaterThan(1);
        assertThat(file.endsAt()).isEqualTo(60L * FRAME);
    }

    @Test
    void fillsALossWithWhatIsRepeated() {
        hear(0);
        redundant(2, 1);
        hear(3);
        file.close();

        assertThat(numbers()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void writesNothingThatWasSaidBeforeTheFirstPacket() {
        redundant(1, 0);
        hear(2);
        file.close();

        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void takesOutAJumpThatNoTimeExplains() {
        hear(0);
        hear(1);
        packet(96, new byte[] { (byte) TOC, 2 }, START + 2_000_000_000, 40);
        packet(96, new byte[] { (byte) TOC, 3 }, START + 2_000_000_000 + FRAME, 60);
        file.close();

        assertThat(OggPages.packets(stored.bytes())).hasSize(4);
        assertThat(file.endsAt()).isEqualTo(4L * FRAME);
    }

    @Test
    void goesOnAtTheRightTimeAfterAPauseOfMinutes() {
        hear(0);
        hear(30_000);
        file.close();

        assertThat(file.endsAt()).isEqualTo(30_001L * FRAME);
    }

    @Test
    void writesNothingThatIsNoOpus() {
        hear(0);
        packet(96, new byte[] { 3 }, START + FRAME, 20);
        packet(96, new byte[] { (byte) (TOC | 3), 60 }, START + 2 * FRAME, 40);
        packet(RoomRecorder.REDUNDANT_TYPE, new byte[] { (byte) 0xE0, 0, 15, (byte) 0xFF, 96 }, START + FRAME, 40);
        hear(1);
        file.close();

        assertThat(numbers()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({ "0,480", "3,2880", "11,2880", "12,480", "15,960", "16,120", "19,960", "28,120", "31,960" })
    void knowsHowLongAFrameIs(int configuration, int duration) {
        assertThat(OpusPacket.duration(new byte[] { (byte) (configuration << 3) })).isEqualTo(duration);
        assertThat(OpusPacket.duration(new byte[] { (byte) ((configuration << 3) | 1) })).isEqualTo(2 * duration);
    }

    @ParameterizedTest
    @CsvSource({ "120", "240", "360", "480", "600", "960", "5000", "48000" })
    void fillsAGapWithNothingLongerThanIt(int gap) {
        int filled = OpusPacket.duration(OpusPacket.missing(new byte[] { 3 << 3 }, gap));
        assertThat(filled).isBetween(120, gap);
    }

    /** What packet was heard, by the number in it; what the decoder makes up is left out. */
    private List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        for (byte[] packet : OggPages.packets(stored.bytes())) {
            if (packet.length > 1) {
                numbers.add((Byte.toUnsignedInt(packet[1]) << 8) | Byte.toUnsignedInt(packet[2]));
            }
        }
        return numbers;
    }

    private void hear(int number) {
        packet(96, sound(number), START + number * FRAME, number * 20L);
    }

    private void redundant(int number, int repeated) {
        byte[] before = sound(repeated);
        byte[] now = sound(number);
        int words = (((number - repeated) * FRAME) << 10) | before.length;
        var payload = new byte[5 + before.length + now.length];
        payload[0] = (byte) (0x80 | 96);
        payload[1] = (byte) (words >> 16);
        payload[2] = (byte) (words >> 8);
        payload[3] = (byte) words;
        payload[4] = 96;
        System.arraycopy(before, 0, payload, 5, before.length);
        System.arraycopy(now, 0, payload, 5 + before.length, now.length);
        packet(RoomRecorder.REDUNDANT_TYPE, payload, START + number * FRAME, number * 20L);
    }

    private static byte[] sound(int number) {
        var packet = new byte[3 + 260 * (number % 3)];
        packet[0] = (byte) TOC;
        packet[1] = (byte) (number >> 8);
        packet[2] = (byte) number;
        return packet;
    }

    private void packet(int type, byte[] payload, int timestamp, long atMs) {
        var writer = new RtpWriter(2_000);
        writer.begin(type & 0x7F, false, 0, timestamp, 1).payload(payload, 0, payload.length);
        var view = new RtpPacketView();
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        file.add(view, TimeUnit.MILLISECONDS.toNanos(atMs));
    }
}
