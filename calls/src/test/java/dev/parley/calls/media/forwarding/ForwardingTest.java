package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.bandwidth.DownlinkEstimate;
import dev.parley.calls.media.bandwidth.Pacer.Turn;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private static final int VP8 = 96;
    private static final int RTX = 97;

    private final List<byte[]> sent = new ArrayList<>();
    private final OutgoingTrack out = new OutgoingTrack(
        new OutgoingTrack.SourceIds(1000, 1001, VP8, RTX),
        new OutgoingTrack.ExtensionIds(1, 3),
        MediaKind.VIDEO,
        new Sink()
    );
    private final IncomingTrack camera = new IncomingTrack("0", MediaKind.VIDEO, List.of("l", "h"));
    private long nowNs = TimeUnit.SECONDS.toNanos(100);

    @Test
    void beginsWithAKeyFrame() {
        camera.add(out);
        var small = layer("l", 11);
        publish(small, 500, 9_000, false, 20);
        out.select(small.whole());
        publish(small, 501, 12_000, false, 21);
        assertThat(sent).isEmpty();
        assertThat(small.takeKeyFrameRequest(nowNs)).as("asks for a key frame").isTrue();
        assertThat(small.takeKeyFrameRequest(nowNs)).as("once").isFalse();

        publish(small, 502, 15_000, true, 22);
        publish(small, 503, 18_000, false, 23);
        assertThat(sequences())
            .hasSize(2)
            .isEqualTo(List.of(sequences().getFirst(), sequences().getFirst() + 1));
    }

    @Test
    void goesOnWithoutAGapWhereTheLayerChanges() {
        camera.add(out);
        var small = layer("l", 11);
        var large = layer("h", 12);
        out.select(small.whole());
        publish(small, 65_534, 1_000, true, 127);
        publish(small, 65_535, 4_000, false, 0);
        out.select(large.whole());
        publish(large, 40, 777_000, false, 5);
        publish(small, 0, 7_000, false, 1);
        publish(large, 41, 780_000, true, 6);
        publish(small, 1, 10_000, false, 2);
        publish(large, 42, 783_000, false, 7);

        int first = sequences().getFirst();
        assertThat(sequences()).containsExactly(first, first + 1, first + 2, first + 3, first + 4);
        assertThat(pictures()).containsExactly(127, 0, 1, 2, 3);
        var timestamps = views().stream().map(RtpPacketView::timestamp).toList();
        assertThat(timestamps.subList(0, 3)).containsExactly(1_000, 4_000, 7_000);
        assertThat(timestamps.get(3)).isBetween(7_001, 16_000);
        assertThat(timestamps.get(4) - timestamps.get(3)).isEqualTo(3_000);
    }

    @Test
    void keepsTheClockOfThePublisherWhereTheLayerChanges() {
        camera.add(out);
        var small = layer("l", 11);
        var large = layer("h", 12);
        small.clockTold(new Rtcp.SenderReport(11, 50L << 32, 90_000, 0, 0), nowNs);
        large.clockTold(new Rtcp.SenderReport(12, 50L << 32, 990_000, 0, 0), nowNs);
        out.select(small.whole());
        publish(small, 1, 90_000, true, 1);
        out.select(large.whole());
        // One picture later: 33 ms by the publisher's clock, though it was long on the way.
        nowNs += TimeUnit.MILLISECONDS.toNanos(80);
        publish(large, 1, 993_000, true, 1);

        assertThat(views().get(1).timestamp()).isEqualTo(93_000);
        var report = Objects.requireNonNull(out.report(nowNs));
        assertThat(report.timestamp())
            .as("the moment of the report on the track's clock")
            .isEqualTo(90_000 + 7_200);
    }

    @Test
    void sendsAgainWhatIsMissed() {
        camera.add(out);
        var small = layer("l", 11);
        out.select(small.whole());
        publish(small, 7, 1_000, true, 5);
        publish(small, 8, 4_000, false, 6);
        int missed = sequences().get(1);
        nowNs += TimeUnit.MILLISECONDS.toNanos(50);
        out.repeat(List.of(missed, (missed + 500) & 0xFFFF), nowNs);
        out.repeat(List.of(missed), nowNs);

        assertThat(sent).as("once, though asked for twice at once").hasSize(3);
        var repeated = view(sent.get(2));
        assertThat(repeated.ssrc()).isEqualTo(1001);
        assertThat(repeated.payloadType()).isEqualTo(RTX);
        assertThat(repeated.timestamp()).isEqualTo(4_000);
        var original = view(sent.get(1));
        byte[] payload = Arrays.copyOfRange(sent.get(2), repeated.payloadOffset() + 2, sent.get(2).length);
        assertThat(payload).isEqualTo(Arrays.copyOfRange(sent.get(1), original.payloadOffset(), sent.get(1).length));
        assertThat(sent.get(2)[repeated.payloadOffset() + 1]).isEqualTo((byte) missed);
    }

    @Test
    void doesNotSendAgainWhatIsBeforeAKeyFrame() {
        camera.add(out);
        var small = layer("l", 11);
        out.select(small.whole());
        publish(small, 7, 1_000, true, 5);
        publish(small, 8, 4_000, false, 6);
        publish(small, 9, 7_000, true, 7);
        publish(small, 10, 10_000, false, 8);
        var numbers = sequences();
        nowNs += TimeUnit.MILLISECONDS.toNanos(50);
        out.repeat(numbers, nowNs);

        assertThat(views().subList(4, sent.size()))
            .as("the key frame and what follows it")
            .extracting(RtpPacketView::timestamp)
            .containsExactly(7_000, 10_000);
    }

    @Test
    void sendsNothingBetweenALayerThatDoesNotFitAndTheNextOne() {
        camera.add(out);
        var small = layer("l", 11);
        var large = layer("h", 12);
        out.select(large.whole());
        publish(large, 40, 1_000, true, 5);
        publish(large, 41, 4_000, false, 6);
        var before = sequences();
        out.select(small.whole());
        out.stopUntilKeyFrame();
        publish(large, 42, 7_000, false, 7);
        publish(small, 7, 500_000, false, 1);
        nowNs += TimeUnit.MILLISECONDS.toNanos(50);
        out.repeat(before, nowNs);
        assertThat(sent).as("nothing is sent, nor sent again").hasSize(2);
        assertThat(small.takeKeyFrameRequest(nowNs)).isTrue();
        out.wantKeyFrame();
        assertThat(large.takeKeyFrameRequest(nowNs)).as("of what is not sent").isFalse();

        publish(small, 8, 503_000, true, 2);
        publish(small, 9, 506_000, false, 3);
        int first = before.getFirst();
        assertThat(sequences()).containsExactly(first, first + 1, first + 2, first + 3);
        assertThat(pictures()).containsExactly(5, 6, 7, 8);
        assertThat(views().get(2).timestamp())
            .as("50 ms later")
            .isEqualTo(4_000 + 4_500);
    }

    @Test
    void goesOnWithTheLayerThatIsSentWhereALargerOneHasNotBegun() {
        camera.add(out);
        var small = layer("l", 11);
        var large = layer("h", 12);
        out.select(small.whole());
        publish(small, 7, 1_000, true, 5);
        out.select(large.whole());
        out.select(small.whole());
        assertThat(out.stopUntilKeyFrame()).isFalse();
        publish(small, 8, 4_000, false, 6);
        assertThat(sent).hasSize(2);
    }

    @Test
    void goesOnWithAKeyFrameWhereTheLayerThatDidNotFitIsChosenAgain() {
        camera.add(out);
        var small = layer("l", 11);
        var large = layer("h", 12);
        out.select(large.whole());
        publish(large, 40, 1_000, true, 5);
        out.select(small.whole());
        out.stopUntilKeyFrame();
        publish(large, 41, 4_000, false, 6);
        out.select(large.whole());
        assertThat(large.takeKeyFrameRequest(nowNs)).isTrue();
        publish(large, 42, 7_000, false, 7);
        assertThat(sent).hasSize(1);
        publish(large, 43, 10_000, true, 8);
        int first = sequences().getFirst();
        assertThat(sequences()).containsExactly(first, first + 1);
    }

    @Test
    void keepsAPlaceForWhatIsLostAndFillsItWhenItComesLate() {
        camera.add(out);
        var small = layer("l", 11);
        out.select(small.whole());
        publish(small, 1, 0, true, 1);
        publish(small, 3, 6_000, false, 3);
        nowNs += TimeUnit.MILLISECONDS.toNanos(20);
        assertThat(small.takeMissing(nowNs, 0)).hasSize(1);
        assertThat(small.takeMissing(nowNs, 0)).as("not at once again").isEmpty();
        publish(small, 2, 3_000, false, 2);
        nowNs += TimeUnit.MILLISECONDS.toNanos(200);
        assertThat(small.takeMissing(nowNs, 0)).isEmpty();

        int first = sequences().getFirst();
        assertThat(sequences()).containsExactly(first, first + 2, first + 1);
    }

    @Test
    void asksForAKeyFrameWhenItHasGivenPacketsUp() {
        var small = layer("l", 11);
        publish(small, 1, 0, true, 1);
        publish(small, 3, 6_000, false, 3);
        for (int i = 0; i < 10; i++) {
            nowNs += TimeUnit.MILLISECONDS.toNanos(100);
            small.takeMissing(nowNs, 0);
        }
        publish(small, 4, 9_000, false, 4);
        assertThat(small.takeKeyFrameRequest(nowNs)).isTrue();
    }

    @Test
    void choosesTheSmallestLayerThatFillsThePicture() {
        var large = layer("h", 12);
        publishPicture(large, 1, 720);
        assertThat(camera.layersFor(90, nowNs).largest()).as("better too large than none").isEqualTo(large.whole());
        var small = layer("l", 11);
        publishPicture(small, 1, 180);

        assertThat(camera.layersFor(90, nowNs).largest()).isEqualTo(small.whole());
        assertThat(camera.layersFor(180, nowNs).largest()).isEqualTo(small.whole());
        assertThat(camera.layersFor(225, nowNs).largest()).as("a quarter more is not seen").isEqualTo(small.whole());
        assertThat(camera.layersFor(226, nowNs).largest()).isEqualTo(large.whole());
        assertThat(camera.layersFor(Integer.MAX_VALUE, nowNs).largest()).isEqualTo(large.whole());
    }

    @Test
    void choosesAmongTheLayersThatArrive() {
        var large = layer("h", 12);
        publishPicture(large, 1, 720);
        nowNs += TimeUnit.SECONDS.toNanos(2);
        var small = layer("l", 11);
        publishPicture(small, 1, 180);

        assertThat(camera.layersFor(720, nowNs).largest()).as("the large one has stopped").isEqualTo(small.whole());
    }

    @Test
    void padsAsIfSomethingWasSentAgain() {
        camera.add(out);
        var small = layer("l", 11);
        out.select(small.whole());
        publish(small, 7, 1_000, true, 5);
        int padded = out.pad();
        publish(small, 8, 4_000, false, 6);

        var padding = view(sent.get(1));
        assertThat(padding.ssrc()).isEqualTo(1001);
        assertThat(padding.payloadType()).isEqualTo(RTX);
        assertThat(padding.payloadLength()).isZero();
        assertThat(padding.extension(3)).as("it counts for the transport").isPositive();
        assertThat(padded).isEqualTo(sent.get(1).length + DownlinkEstimate.OVERHEAD_BYTES);
        assertThat(view(sent.get(2)).sequence())
            .as("no gap")
            .isEqualTo(view(sent.get(0)).sequence() + 1);
    }

    @Test
    void doesNotPadWhereNothingIsSentAgain() {
        var sound = new OutgoingTrack(
            new OutgoingTrack.SourceIds(2000, 0, 111, -1),
            new OutgoingTrack.ExtensionIds(1, 3),
            MediaKind.AUDIO,
            new Sink()
        );
        assertThat(sound.pad()).isZero();
        assertThat(sent).isEmpty();
    }

    @Test
    void measuresWhatALayerTakes() {
        var small = layer("l", 11);
        for (int i = 0; i < 200; i++) {
            publish(small, i, i * 900, new byte[432]);
            nowNs += TimeUnit.MILLISECONDS.toNanos(10);
        }
        assertThat(small.bitsPerSecond(nowNs)).as("500 bytes each on the wire").isBetween(380_000L, 420_000L);
        assertThat(small.bitsPerSecond(nowNs + TimeUnit.SECONDS.toNanos(3))).isZero();
    }

    @Test
    void tellsThePublisherWhenPacketsCame() {
        var log = new ArrivalLog();
        log.arrived(65_535, 1_000_000);
        log.arrived(1, 3_000_000);
        var told = log.take().orElseThrow();
        assertThat(told.packets())
            .extracting(packet -> packet.sequence())
            .containsExactly(65_535, 0, 1);
        assertThat(told.packets())
            .extracting(packet -> packet.received())
            .containsExactly(true, false, true);
        assertThat(log.take()).isEmpty();
        log.arrived(0, 4_000_000);
        assertThat(log.take().orElseThrow().packets())
            .as("what came late")
            .hasSize(1)
            .first()
            .satisfies(packet -> assertThat(packet.received()).isTrue());
    }

    private IncomingLayer layer(String rid, int ssrc) {
        return Objects.requireNonNull(camera.layer(rid, ssrc));
    }

    /** A key frame that says how high it is. */
    private void publishPicture(IncomingLayer layer, int sequence, int height) {
        byte[] payload = new byte[20];
        payload[0] = 0x10;
        // A frame tag, a start code and the width are before it.
        payload[9] = (byte) height;
        payload[10] = (byte) (height >> 8);
        publish(layer, sequence, 0, payload);
    }

    private void publish(IncomingLayer layer, int sequence, int timestamp, boolean keyFrame, int picture) {
        publish(layer, sequence, timestamp, new byte[] {
            (byte) 0x90,
            (byte) 0x80,
            (byte) picture,
            (byte) (keyFrame ? 0 : 1),
            42,
        });
    }

    private void publish(IncomingLayer layer, int sequence, int timestamp, byte[] payload) {
        var writer = new RtpWriter(1_500)
            .begin(100, true, sequence, timestamp, layer.ssrc())
            .payload(payload, 0, payload.length);
        var view = new RtpPacketView();
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        camera.forward(layer, Objects.requireNonNull(layer.received(view, nowNs)), nowNs);
    }

    private List<RtpPacketView> views() {
        return sent.stream().map(ForwardingTest::view).toList();
    }

    private List<Integer> sequences() {
        return views().stream().map(RtpPacketView::sequence).toList();
    }

    private List<Integer> pictures() {
        return views()
            .stream()
            .map(view -> view.bytes()[view.payloadOffset() + 2] & 0x7F)
            .toList();
    }

    private static RtpPacketView view(byte[] packet) {
        var view = new RtpPacketView();
        assertThat(view.read(packet, 0, packet.length)).isTrue();
        return view;
    }

    private final class Sink implements PacketSink {

        @Override
        public void rtp(Turn turn, byte[] packet, int length, int numberAt) {
            assertThat(numberAt).as("a number of the transport").isEqualTo(view(packet).extension(3));
            sent.add(Arrays.copyOf(packet, length));
        }
    }
}
