package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.parley.calls.media.bandwidth.Pacer.Turn;
import dev.parley.calls.media.rtp.DependencyDescriptor;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.sdp.PayloadTypes;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A camera as scalable video on its way through the router: by what Chromium 156 has sent. */
class ScalableForwardingTest {

    private static final int EXTENSION = 12;
    private static final int VP9 = 98;
    private static final int VP9_REPAIR = 99;
    private static final int TOP = 2;
    private static final int ROUNDS = 60;

    private final IncomingTrack camera = new IncomingTrack("0", MediaKind.VIDEO, List.of(), EXTENSION, null);
    private final IncomingLayer source = Objects.requireNonNull(camera.layer("", 4242));
    private final List<CapturedPacket> packets = withAllLayers(CapturedPacket.of("chromium-vp9-l3t3.txt"));
    private long nowNs = TimeUnit.SECONDS.toNanos(100);

    private record Got(int type, int sequence, int timestamp, boolean marker, int place) {}

    @Test
    void offersItsLayersWithWhatEachTakes() {
        publish(packets);
        var layers = camera.layersFor(Integer.MAX_VALUE, nowNs);
        assertThat(layers.layers()).extracting(Quality::spatial).containsExactly(0, 1, 2);
        assertThat(layers.layers()).extracting(Quality::height).containsExactly(180, 360, 720);
        assertThat(layers.rates()).isSorted();
        assertThat(layers.rates().getLast()).isEqualTo(source.bitsPerSecond(nowNs));
        assertThat(camera.layersFor(200, nowNs).largest().spatial()).isZero();
        assertThat(camera.layersFor(300, nowNs).largest().spatial()).isEqualTo(1);
    }

    @Test
    void sendsEachReceiverItsLayersWithoutAGapAndWithOneEndOfEachPicture() {
        var all = new Receiver(VP9);
        var small = new Receiver(VP9);
        publish(packets.subList(0, 1));
        all.select(TOP);
        small.select(0);
        source.wantKeyFrame();
        publish(anew(packets));

        assertThat(all.got.size()).isGreaterThan(2 * small.got.size());
        for (Receiver each : List.of(all, small)) {
            assertThat(each.got)
                .isNotEmpty()
                .allMatch(got -> got.type() == VP9);
            assertThat(each.isGapless()).isTrue();
            assertThat(each.ends()).as("one end of each picture").doesNotHaveDuplicates().isNotEmpty();
        }
        assertThat(small.ends()).as("also of pictures whose larger layers did not come").containsAll(all.ends());
    }

    @Test
    void goesDownWithTheNextPictureAndUpByAKeyFrame() {
        var out = new Receiver(VP9);
        publish(packets.subList(0, 1));
        out.select(TOP);
        var again = anew(packets);
        publish(again.subList(0, 150));
        int before = out.got.size();
        out.select(0);
        assertThat(out.track.stopUntilKeyFrame()).as("what is lowered goes on").isFalse();
        publish(again.subList(150, again.size()));
        int lowered = out.got.size() - before;
        assertThat(lowered).isBetween(1, 75);

        source.takeKeyFrameRequest(nowNs + TimeUnit.SECONDS.toNanos(1));
        out.select(TOP);
        publish(again.subList(again.size() - 1, again.size()), 100_000);
        assertThat(source.takeKeyFrameRequest(nowNs)).as("asks for a key frame to go up").isTrue();
        assertThat(out.isGapless()).isTrue();
    }

    @Test
    void sendsAgainWhatIsMissedByItsOwnType() {
        var out = new Receiver(VP9);
        publish(packets.subList(0, 1));
        out.select(0);
        publish(anew(packets).subList(0, 60));
        var missed = out.got.getLast();
        nowNs += TimeUnit.MILLISECONDS.toNanos(50);
        out.track.repeat(List.of(missed.sequence()), nowNs);
        var repeated = out.got.getLast();
        assertThat(repeated.type()).isEqualTo(VP9_REPAIR);
        assertThat(repeated.timestamp()).isEqualTo(missed.timestamp());
        assertThat(repeated.marker()).as("also where the layers above it are cut").isEqualTo(missed.marker());
    }

    @Test
    void waitsForThePacketsThatAreMissedOnTheWayIn() {
        var out = new Receiver(VP9);
        publish(packets.subList(0, 1));
        out.select(0);
        var again = new ArrayList<>(anew(packets));
        var late = again.remove(20);
        publish(again.subList(0, 40));
        publish(List.of(late), 0);
        publish(again.subList(40, 80));
        assertThat(out.numbers()).doesNotHaveDuplicates();
        assertThat(out.places()).doesNotHaveDuplicates();
    }

    @Test
    void sendsNothingToWhoDoesNotKnowTheCodec() {
        var out = new Receiver(null);
        publish(packets.subList(0, 1));
        out.select(TOP);
        publish(anew(packets));
        assertThat(out.got).isEmpty();
    }

    @Test
    void asksForAKeyFrameWhereNoStructureHasCome() {
        var out = new Receiver(VP9);
        out.select(TOP);
        publish(packets.subList(1, 20));
        assertThat(out.got).isEmpty();
        assertThat(source.takeKeyFrameRequest(nowNs)).isTrue();
        publish(anew(packets));
        assertThat(out.isGapless()).isTrue();
    }

    @Test
    void harmsNobodyByWhatCannotBeRead() {
        var out = new Receiver(VP9);
        publish(packets.subList(0, 1));
        out.select(TOP);
        for (String hex : List.of("", "ff", "c1ffff", "c10001ffffffffffffffffffff", "00".repeat(200))) {
            publish(List.of(new CapturedPacket(5, true, 9, 100, hex)), 50_000 + hex.length());
        }
        publish(anew(packets));
        assertThat(out.isGapless()).isTrue();
        assertThat(out.ends()).doesNotHaveDuplicates();
    }

    @Test
    void leavesLittleForTheGarbageCollector() {
        publish(packets.subList(0, 1));
        for (int i = 0; i < 8; i++) {
            var track = new OutgoingTrack(
                new OutgoingTrack.SourceIds(2_000 + 2 * i, 0, 96, -1, -1, new PayloadTypes(VP9, -1, -1)),
                new OutgoingTrack.ExtensionIds(0, 3),
                MediaKind.VIDEO,
                (_, _, _, _) -> {}
            );
            camera.add(track);
            track.select(Objects.requireNonNull(source.spatialLayers()).quality(i % 3));
        }
        var written = IntStream.range(1, ROUNDS)
            .boxed()
            .flatMap(round -> anew(packets, round).stream())
            .map(packet -> rtp(packet, 0))
            .toList();
        var view = new RtpPacketView();
        long before = 0;
        for (int i = 0; i < written.size(); i++) {
            // Until the places for packets are there, and the code is compiled.
            before = i == written.size() / 2 ? allocated() : before;
            view.read(written.get(i), 0, written.get(i).length);
            nowNs += TimeUnit.MILLISECONDS.toNanos(3);
            camera.forward(source, Objects.requireNonNull(source.received(view, nowNs)), nowNs);
        }
        assertThat((allocated() - before) / (written.size() / 2))
            .as("bytes for each packet that comes")
            .isLessThan(100);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** The same once more, as after a key frame was asked for: later numbers of packets, frames and time. */
    private static List<CapturedPacket> anew(List<CapturedPacket> packets) {
        return anew(packets, 1);
    }

    private static List<CapturedPacket> anew(List<CapturedPacket> packets, int times) {
        byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
        return packets
            .stream()
            .map(packet -> {
                byte[] bytes = packet.dependencies();
                int number = (Byte.toUnsignedInt(bytes[1]) << 8) | Byte.toUnsignedInt(bytes[2]);
                int length = DependencyDescriptor.renumber(bytes, 0, bytes.length, number + times * 1_000, written);
                return new CapturedPacket(
                    packet.sequence() + times * 1_000,
                    packet.marker(),
                    packet.timestamp() + times * 900_000,
                    packet.bytes(),
                    HexFormat.of().formatHex(written, 0, length)
                );
            })
            .toList();
    }

    private static List<CapturedPacket> withAllLayers(List<CapturedPacket> packets) {
        var first = packets.getFirst();
        var said = new DependencyDescriptor();
        said.read(first.dependencies(), 0, first.dependencies().length, null);
        byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
        int length = said.writeActive(0x1FF, written);
        var all = new ArrayList<>(packets);
        all.set(
            0,
            new CapturedPacket(
                first.sequence(),
                first.marker(),
                first.timestamp(),
                first.bytes(),
                HexFormat.of().formatHex(written, 0, length)
            )
        );
        return all;
    }

    private void publish(List<CapturedPacket> some) {
        publish(some, 0);
    }

    private void publish(List<CapturedPacket> some, int shift) {
        for (CapturedPacket packet : some) {
            nowNs += TimeUnit.MILLISECONDS.toNanos(3);
            byte[] bytes = rtp(packet, shift);
            var view = new RtpPacketView();
            assertThat(view.read(bytes, 0, bytes.length)).isTrue();
            var kept = source.received(view, nowNs);
            if (kept != null) {
                camera.forward(source, kept, nowNs);
            }
        }
    }

    /** With an extension in the long form; its payload begins with its number. */
    private static byte[] rtp(CapturedPacket packet, int shift) {
        byte[] said = packet.dependencies();
        int words = (2 + said.length + 3) / 4;
        var bytes = ByteBuffer.allocate(16 + 4 * words + Math.max(4, packet.bytes()));
        int number = (packet.sequence() + shift) & 0xFFFF;
        bytes
            .put((byte) 0x90)
            .put((byte) (100 | (packet.marker() ? 0x80 : 0)))
            .putShort((short) number);
        bytes.putInt(packet.timestamp() + shift).putInt(4242);
        bytes.putShort((short) 0x1000).putShort((short) words);
        bytes
            .put((byte) EXTENSION)
            .put((byte) said.length)
            .put(said);
        bytes.position(16 + 4 * words).putInt(number);
        return bytes.array();
    }

    private final class Receiver implements PacketSink {

        final List<Got> got = new ArrayList<>();
        final OutgoingTrack track;

        Receiver(@Nullable Integer type) {
            var scalable = type == null ? PayloadTypes.NONE : new PayloadTypes(type, VP9_REPAIR, -1);
            track = new OutgoingTrack(
                new OutgoingTrack.SourceIds(1_000, 1_001, 96, 97, -1, scalable),
                new OutgoingTrack.ExtensionIds(0, 3),
                MediaKind.VIDEO,
                this
            );
            camera.add(track);
        }

        void select(int spatial) {
            var layers = source.spatialLayers();
            track.select(layers == null || layers.count() == 0 ? source.whole() : layers.quality(spatial));
        }

        List<Integer> numbers() {
            return got.stream().map(Got::sequence).toList();
        }

        List<Integer> places() {
            return got.stream().map(Got::place).toList();
        }

        /** The times of the pictures whose end has come. */
        List<Integer> ends() {
            return got.stream().filter(Got::marker).map(Got::timestamp).toList();
        }

        boolean isGapless() {
            var all = numbers();
            Set<Integer> expected = new HashSet<>();
            for (int i = 0; i < all.size(); i++) {
                expected.add((all.getFirst() + i) & 0xFFFF);
            }
            return expected.equals(new HashSet<>(all)) && expected.size() == all.size();
        }

        @Override
        public void rtp(Turn turn, byte[] packet, int length, int numberAt) {
            var view = new RtpPacketView();
            byte[] copy = Arrays.copyOf(packet, length);
            assertThat(view.read(copy, 0, length)).isTrue();
            int place = ByteBuffer.wrap(copy).getInt(view.payloadOffset());
            got.add(new Got(view.payloadType(), view.sequence(), view.timestamp(), view.marker(), place));
        }
    }
}
