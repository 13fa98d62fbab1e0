package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.rtp.DependencyDescriptor;
import dev.parley.calls.media.rtp.DependencyStructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By what Chromium 156 has sent. */
class TargetChoiceTest {

    private static final String EACH_ALONE = "chromium-vp9-l3t3-key.txt";
    private static final String BUILT_UP = "chromium-vp9-l3t3.txt";
    private static final String AV1 = "chromium-av1-l3t3.txt";

    private final TargetChoice choice = new TargetChoice();
    private final DependencyDescriptor descriptor = new DependencyDescriptor();
    private final List<Passed> passed = new ArrayList<>();
    private final Map<Integer, Integer> seenAt = new HashMap<>();
    private @Nullable DependencyStructure structure;
    private int newest = -1;

    private record Passed(int index, int frame, int timestamp, int spatial, List<Integer> needs, boolean endsPicture) {}

    @ParameterizedTest
    @CsvSource({ EACH_ALONE + ",0", BUILT_UP + ",0", BUILT_UP + ",1", AV1 + ",0", AV1 + ",1" })
    void leavesOutWhatIsAboveTheSelectedLayer(String capture, int spatial) {
        choice.select(spatial);
        var packets = packets(capture);
        play(packets, _ -> {});
        assertThat(passed)
            .isNotEmpty()
            .allMatch(frame -> frame.spatial() <= spatial);
        assertThat(passed.size()).isLessThan(packets.size());
        assertEachCanBeDecoded();
        assertEachPictureEndsOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = { EACH_ALONE, BUILT_UP, AV1 })
    void showsTheTopLayerWhereItIsSelected(String capture) {
        choice.select(2);
        play(packets(capture), _ -> {});
        assertThat(choice.spatial()).isEqualTo(2);
        assertThat(choice.needsKeyFrame()).isFalse();
        assertEachCanBeDecoded();
    }

    @ParameterizedTest
    @ValueSource(strings = { BUILT_UP, AV1 })
    void goesDownAtOnceWhereTheLowerLayerWasReceivedToo(String capture) {
        choice.select(2);
        var packets = packets(capture);
        int half = packets.size() / 2;
        play(packets, index -> {
            if (index == half) {
                assertThat(choice.spatial()).isEqualTo(2);
                choice.select(0);
                assertThat(choice.needsKeyFrame()).isFalse();
            }
        });
        int picture = packets.get(half - 1).timestamp();
        assertThat(passed)
            .filteredOn(frame -> frame.index() >= half && frame.timestamp() != picture)
            .isNotEmpty()
            .allMatch(frame -> frame.spatial() == 0);
        assertEachCanBeDecoded();
    }

    @ParameterizedTest
    @ValueSource(strings = { EACH_ALONE, BUILT_UP, AV1 })
    void goesUpOnlyByAKeyFrame(String capture) {
        choice.select(0);
        var packets = packets(capture);
        int late = (packets.size() * 9) / 10;
        play(packets, index -> {
            if (index == late) {
                choice.select(2);
            }
        });
        assertThat(choice.needsKeyFrame()).isTrue();
        assertThat(passed).allMatch(frame -> frame.spatial() == 0);

        structure = null;
        play(renumbered(packets, 20_000), _ -> {});
        assertThat(choice.spatial()).isEqualTo(2);
        assertThat(choice.needsKeyFrame()).isFalse();
        assertEachCanBeDecoded();
    }

    @Test
    void asksForAKeyFrameWhereALayerIsSentOnlyLater() {
        choice.select(2);
        play(CapturedPacket.of(BUILT_UP), _ -> {});
        assertThat(choice.needsKeyFrame()).isTrue();
        assertThat(passed).allMatch(frame -> frame.spatial() == 0);
        assertEachPictureEndsOnce();
    }

    @Test
    void asksForAKeyFrameWhereTheLowerLayerWasNotReceived() {
        choice.select(2);
        play(packets(EACH_ALONE), _ -> {});
        choice.select(0);
        var last = packets(EACH_ALONE).getLast();
        play(renumbered(List.of(last), 1), _ -> {});
        assertThat(choice.needsKeyFrame()).isTrue();
        assertThat(choice.spatial()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { EACH_ALONE, BUILT_UP, AV1 })
    void sendsNothingWhilePausedAndBeginsByAKeyFrame(String capture) {
        var packets = packets(capture);
        int late = (packets.size() * 9) / 10;
        play(packets, index -> {
            if (index == late) {
                choice.select(0);
            }
        });
        assertThat(passed).isEmpty();
        assertThat(choice.needsKeyFrame()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { EACH_ALONE, BUILT_UP, AV1 })
    void goesOnWhereFrameNumbersBeginAnew(String capture) {
        choice.select(2);
        play(renumbered(packets(capture), 65_500), _ -> {});
        assertThat(choice.spatial()).isEqualTo(2);
        assertEachCanBeDecoded();
    }

    @ParameterizedTest
    @ValueSource(strings = { EACH_ALONE, BUILT_UP, AV1 })
    void showsNothingBrokenWhileLayersChangeAndPacketsAreLostLateOrDouble(String capture) {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var line = new ArrayList<CapturedPacket>();
            for (CapturedPacket packet : packets(capture)) {
                for (int copies = random.nextInt(20) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
                    line.add(packet);
                }
            }
            for (int i = 1; i < line.size(); i += 1 + random.nextInt(8)) {
                Collections.swap(line, i, i - 1);
            }
            var other = new TargetChoiceTest();
            other.choice.select(random.nextInt(3));
            other.play(line, _ -> {
                if (random.nextInt(25) == 0) {
                    other.choice.select(random.nextInt(4) - 1);
                }
            });
            other.assertNothingNeededWasLeftOut();
        }
    }

    private void play(List<CapturedPacket> packets, IntConsumer before) {
        for (int index = 0; index < packets.size(); index++) {
            before.accept(index);
            var packet = packets.get(index);
            byte[] bytes = packet.dependencies();
            if (!descriptor.read(bytes, 0, bytes.length, structure)) {
                continue;
            }
            int number = descriptor.frameNumber();
            if (newest < 0 || (short) (number - newest) > 0) {
                newest = number;
                structure = descriptor.structure();
            }
            seenAt.putIfAbsent(number, index);
            if (choice.take(descriptor, packet.timestamp())) {
                var needs = new ArrayList<Integer>();
                for (int i = 0; i < descriptor.frames(); i++) {
                    needs.add((descriptor.frameNumber() - descriptor.frame(i)) & 0xFFFF);
                }
                passed.add(
                    new Passed(
                        index,
                        descriptor.frameNumber(),
                        packet.timestamp(),
                        descriptor.spatial(),
                        needs,
                        choice.endsPicture(descriptor)
                    )
                );
            }
        }
    }

    /** All layers are sent from the first picture on, as they are where a key frame was asked for. */
    private static List<CapturedPacket> packets(String capture) {
        var packets = new ArrayList<>(CapturedPacket.of(capture));
        if (!capture.equals(EACH_ALONE)) {
            var first = packets.getFirst();
            var said = new DependencyDescriptor();
            said.read(first.dependencies(), 0, first.dependencies().length, null);
            byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
            int length = said.writeActive(0x1FF, written);
            packets.set(
                0,
                new CapturedPacket(
                    first.sequence(),
                    first.marker(),
                    first.timestamp(),
                    first.bytes(),
                    HexFormat.of().formatHex(written, 0, length)
                )
            );
        }
        return packets;
    }

    private static List<CapturedPacket> renumbered(List<CapturedPacket> packets, int shift) {
        byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
        return packets
            .stream()
            .map(packet -> {
                byte[] bytes = packet.dependencies();
                int number = (Byte.toUnsignedInt(bytes[1]) << 8) | Byte.toUnsignedInt(bytes[2]);
                int length = DependencyDescriptor.renumber(bytes, 0, bytes.length, number + shift, written);
                var hex = HexFormat.of().formatHex(written, 0, length);
                return new CapturedPacket(
                    packet.sequence(),
                    packet.marker(),
                    packet.timestamp() + shift * 90,
                    packet.bytes(),
                    hex
                );
            })
            .toList();
    }

    private void assertEachCanBeDecoded() {
        var frames = passed.stream().map(Passed::frame).toList();
        assertThat(passed)
            .isNotEmpty()
            .allMatch(frame -> frames.containsAll(frame.needs()));
    }

    private void assertEachPictureEndsOnce() {
        Map<Integer, Integer> ends = new HashMap<>();
        passed.forEach(frame -> ends.merge(frame.timestamp(), frame.endsPicture() ? 1 : 0, Integer::sum));
        assertThat(ends.values())
            .filteredOn(count -> count > 1)
            .isEmpty();
        assertThat(ends.values())
            .filteredOn(count -> count == 1)
            .isNotEmpty();
    }

    private void assertNothingNeededWasLeftOut() {
        var frames = passed.stream().map(Passed::frame).toList();
        for (Passed frame : passed) {
            assertThat(frame.needs()).allMatch(
                needed -> frames.contains(needed) || seenAt.getOrDefault(needed, Integer.MAX_VALUE) > frame.index(),
                "went on, was lost, or came too late"
            );
        }
    }
}
