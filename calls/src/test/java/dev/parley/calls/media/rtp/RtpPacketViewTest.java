package dev.parley.calls.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketViewTest {

    private final RtpPacketView view = new RtpPacketView();
    private final RtpWriter writer = new RtpWriter(1500);

    @Test
    void readsWhatTheWriterWrites() {
        byte[] level = { (byte) 0x85 };
        byte[] payload = { 1, 2, 3 };
        writer
            .begin(111, true, 65_535, -2, 0xCAFEBABE)
            .extension(1, level, 0, 1)
            .extension(3, 0xBEEF)
            .payload(payload, 0, 3);

        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        assertThat(view.payloadType()).isEqualTo(111);
        assertThat(view.marker()).isTrue();
        assertThat(view.sequence()).isEqualTo(65_535);
        assertThat(view.timestamp()).isEqualTo(-2);
        assertThat(view.ssrc()).isEqualTo(0xCAFEBABE);
        assertThat(extension(1)).containsExactly(0x85);
        assertThat(extension(3)).containsExactly(0xBE, 0xEF);
        assertThat(view.extension(2)).isNegative();
        assertThat(payload()).containsExactly(1, 2, 3);
    }

    @Test
    void readsExtensionsOfTheTwoByteForm() {
        // Extension 17 of no bytes, 20 of three; a contributing source; the packet stands at byte 2 of the array.
        byte[] packet = HexFormat.of().parseHex("ffff9160000100000002000000030000000510000002110014030a0b0c00ee");
        assertThat(view.read(packet, 2, packet.length - 2)).isTrue();
        assertThat(view.extensionLength(view.extension(17))).isZero();
        assertThat(extension(20)).containsExactly(10, 11, 12);
        assertThat(payload()).containsExactly(0xEE);
    }

    @Test
    void leavesPaddingOut() {
        writer
            .begin(96, false, 1, 1, 1)
            .payload(new byte[] { 9 }, 0, 1)
            .padding(7);
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        assertThat(payload()).containsExactly(9);

        writer.begin(96, false, 2, 1, 1).padding(255);
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        assertThat(view.payloadLength()).isZero();
    }

    @Test
    void takesNoPacketThatIsShorterThanItsHeaderSays() {
        writer
            .begin(96, false, 1, 1, 1)
            .extension(1, new byte[16], 0, 16)
            .padding(4);
        byte[] whole = Arrays.copyOf(writer.bytes(), writer.length());
        for (int length = 0; length < whole.length - 4; length++) {
            assertThat(view.read(whole, 0, length))
                .as("%d bytes", length)
                .isFalse();
        }
        whole[whole.length - 1] = (byte) 200;
        assertThat(view.read(whole, 0, whole.length))
            .as("more padding than packet")
            .isFalse();
    }

    @Test
    void staysCalmWhateverComes() {
        var random = new Random(3550);
        for (int run = 0; run < 50_000; run++) {
            var noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) ((noise[0] & 0x3F) | 0x80);
            }
            if (noise.length > 14 && run % 2 == 0) {
                noise[12] = (byte) 0xBE;
                noise[13] = (byte) 0xDE;
            }
            assertThatCode(() -> lookAtAll(noise)).doesNotThrowAnyException();
        }
    }

    private void lookAtAll(byte[] packet) {
        if (view.read(packet, 0, packet.length)) {
            assertThat(view.payloadOffset() + view.payloadLength()).isLessThanOrEqualTo(packet.length);
            for (int id = 0; id <= 256; id++) {
                int data = view.extension(id);
                assertThat(data < 0 || data + view.extensionLength(data) <= packet.length).isTrue();
            }
        }
    }

    private int[] extension(int id) {
        int data = view.extension(id);
        return unsigned(data, view.extensionLength(data));
    }

    private int[] payload() {
        return unsigned(view.payloadOffset(), view.payloadLength());
    }

    private int[] unsigned(int from, int count) {
        var values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = Byte.toUnsignedInt(view.bytes()[from + i]);
        }
        return values;
    }
}
