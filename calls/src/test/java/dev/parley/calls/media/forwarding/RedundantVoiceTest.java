package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.bandwidth.Pacer.Turn;
import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import dev.parley.calls.media.sdp.PayloadTypes;
import dev.parley.calls.media.sdp.PayloadTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a browser that sends its sound redundantly to one that takes it so, and to one that does not. */
class RedundantVoiceTest {

    private static final int MID = 4;
    private static final int OPUS = 111;
    private static final int RED = 63;
    private static final int OPUS_THERE = 109;
    private static final int RED_THERE = 97;
    /** Three bytes of 20 ms ago, and two of now. */
    private static final String REDUNDANT = "ef0f00036f" + "aabbcc" + "0102";

    private final Receiver taking = new Receiver(RED_THERE);
    private final Receiver plain = new Receiver(-1);
    private final Publisher publisher = new Publisher();
    private final IncomingTrack microphone = new IncomingTrack("0", MediaKind.AUDIO, List.of());
    private int sequence = 7;

    RedundantVoiceTest() {
        microphone.add(taking.track);
        microphone.add(plain.track);
        publisher.negotiated(
            Map.of(HeaderExtension.MID, MID),
            List.of(),
            new PayloadTypes(OPUS, -1, RED),
            List.of(microphone)
        );
    }

    @Test
    void handsRedundantSoundOnToWhoeverTakesItAndTheSoundOfNowToOthers() {
        begin();
        send(RED, REDUNDANT);

        assertThat(taking.last()).isEqualTo(new Got(RED_THERE, "ed0f00036d" + "aabbcc" + "0102"));
        assertThat(plain.last()).isEqualTo(new Got(OPUS_THERE, "0102"));
    }

    @Test
    void handsPlainSoundOnAsItIs() {
        begin();
        send(OPUS, REDUNDANT);

        assertThat(taking.last()).isEqualTo(new Got(OPUS_THERE, REDUNDANT));
        assertThat(plain.last()).isEqualTo(new Got(OPUS_THERE, REDUNDANT));
    }

    @Test
    void handsNothingOnThatCannotBeReadAndGoesOn() {
        begin();
        int before = plain.got.size();
        send(RED, "ef0f00ff6f" + "aabbcc");
        send(RED, "ef");
        send(RED, "800f00016f" + "aa" + "01");
        assertThat(plain.got).hasSize(before);
        assertThat(taking.got).hasSize(before);

        send(RED, REDUNDANT);
        assertThat(plain.last()).isEqualTo(new Got(OPUS_THERE, "0102"));
    }

    /** The first packet makes the source known, by which the tracks are fed. */
    private void begin() {
        send(OPUS, "01");
        var layer = microphone.knownLayers().getFirst();
        taking.track.select(layer.whole());
        plain.track.select(layer.whole());
    }

    private void send(int type, String payload) {
        byte[] bytes = HexFormat.of().parseHex(payload);
        byte[] mid = "0".getBytes(StandardCharsets.UTF_8);
        sequence++;
        var writer = new RtpWriter(200)
            .begin(type, false, sequence, sequence * 960, 4242)
            .extension(MID, mid, 0, 1)
            .payload(bytes, 0, bytes.length);
        publisher.rtp(writer.bytes(), 0, writer.length(), sequence * 20_000_000L);
    }

    private record Got(int type, String payload) {}

    private static final class Receiver implements PacketSink {

        final OutgoingTrack track;
        final List<Got> got = new ArrayList<>();

        Receiver(int redundantType) {
            track = new OutgoingTrack(
                new OutgoingTrack.SourceIds(1000, 0, OPUS_THERE, -1, redundantType, PayloadTypes.NONE),
                new OutgoingTrack.ExtensionIds(0, 0),
                MediaKind.AUDIO,
                this
            );
        }

        Got last() {
            return got.getLast();
        }

        @Override
        public void rtp(Turn turn, byte[] packet, int length, int numberAt) {
            var view = new RtpPacketView();
            assertThat(view.read(packet, 0, length)).isTrue();
            byte[] payload = Arrays.copyOfRange(
                packet,
                view.payloadOffset(),
                view.payloadOffset() + view.payloadLength()
            );
            got.add(new Got(view.payloadType(), HexFormat.of().formatHex(payload)));
        }
    }
}
