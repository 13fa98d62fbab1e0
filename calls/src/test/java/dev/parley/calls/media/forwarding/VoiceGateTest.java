package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoiceGateTest {

    private static final int FRAME = 960;
    private static final byte CONFIGURATION = (byte) 0b0111_1000;

    private final IncomingLayer microphone = new IncomingLayer(4242, MediaKind.AUDIO);
    private final VoiceGate gate = new VoiceGate(microphone);
    private final List<Passed> passed = new ArrayList<>();
    private long first;

    private record Passed(long number, int timestamp, int length) {}

    @Test
    void handsOnALoudVoiceAsItIs() {
        speak(0, 5, true);
        assertThat(passed)
            .extracting(Passed::number)
            .containsExactly(first, first + 1, first + 2, first + 3, first + 4);
    }

    @Test
    void standsInForASilentOneAsOpusDoes() {
        speak(0, 10, true);
        speak(10, 100, false);

        var signs = passed.subList(10, passed.size());
        assertThat(signs).as("each 400 ms of 1.8 s").hasSize(5);
        assertThat(signs).extracting(Passed::length).containsOnly(1);
        assertThat(signs)
            .extracting(Passed::timestamp)
            .containsExactly(10 * FRAME, 30 * FRAME, 50 * FRAME, 70 * FRAME, 90 * FRAME);
        assertNoGap();
    }

    @Test
    void makesAnEmptyFrameOfTheSameConfiguration() {
        var sign = Objects.requireNonNull(gate.pass(packet(1), false));
        assertThat(Arrays.copyOf(sign.payload, sign.payloadLength)).containsExactly(CONFIGURATION);
        assertThat(sign.audioLevel).isEqualTo(127);
    }

    @Test
    void goesOnWithoutAGapAndInTimeWhereTheVoiceIsBack() {
        speak(0, 10, true);
        speak(10, 100, false);
        speak(100, 110, true);
        speak(110, 200, false);
        speak(200, 210, true);

        assertNoGap();
        assertThat(passed.getLast())
            .returns(209 * FRAME, Passed::timestamp)
            .returns(3, Passed::length);
    }

    @Test
    void leavesTheGapsOfLossAndTheOrderOfWhatComesLate() {
        speak(0, 2, true);
        speak(2, 48, false);
        pass(49, false);
        pass(50, true);
        pass(53, true);
        pass(52, true);
        pass(48, true);
        pass(54, true);

        long back = passed.get(passed.size() - 4).number();
        assertThat(passed.subList(passed.size() - 4, passed.size()))
            .as("what was held back comes too late")
            .extracting(Passed::number)
            .containsExactly(back, back + 3, back + 2, back + 4);
    }

    @Test
    void doesNotStumbleOverLateOrLostPacketsWhereItCloses() {
        speak(0, 5, true);
        pass(8, false);
        pass(6, false);
        pass(7, true);
        pass(9, true);

        assertNoGap();
        assertThat(passed)
            .extracting(Passed::timestamp)
            .endsWith(8 * FRAME, 9 * FRAME);
    }

    @Test
    void countsOnWhereNumbersWrapAround() {
        speak(65_500, 65_520, true);
        speak(65_520, 65_600, false);
        speak(65_600, 65_620, true);

        assertNoGap();
        assertThat(passed).extracting(Passed::length).endsWith(3);
    }

    private void speak(int from, int to, boolean loud) {
        IntStream.range(from, to).forEach(number -> pass(number, loud));
    }

    private void pass(int number, boolean loud) {
        var packet = gate.pass(packet(number), loud);
        if (packet != null) {
            if (passed.isEmpty()) {
                first = packet.sequence;
            }
            passed.add(new Passed(packet.sequence, packet.timestamp, packet.payloadLength));
        }
    }

    private StoredPacket packet(int number) {
        var writer = new RtpWriter(100)
            .begin(111, false, number & 0xFFFF, number * FRAME, microphone.ssrc())
            .payload(new byte[] { CONFIGURATION | 3, 2, 3 }, 0, 3);
        var view = new RtpPacketView();
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        return Objects.requireNonNull(microphone.received(view, number));
    }

    private void assertNoGap() {
        for (int i = 0; i < passed.size(); i++) {
            assertThat(passed.get(i).number()).isEqualTo(first + i);
        }
    }
}
