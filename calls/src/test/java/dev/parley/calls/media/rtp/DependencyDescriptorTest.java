package dev.parley.calls.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.forwarding.CapturedPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what Chromium 156 has sent; how many packets each layer has was counted by another reader of the specification. */
class DependencyDescriptorTest {

    private final DependencyDescriptor descriptor = new DependencyDescriptor();

    @Test
    void readsTheStructure() {
        read(CapturedPacket.of("chromium-vp9-l3t3-key.txt").getFirst(), null);

        var structure = descriptor.structure();
        assertThat(descriptor.hasStructure()).isTrue();
        assertThat(structure.targets()).isEqualTo(9);
        assertThat(structure.chains()).isEqualTo(3);
        assertThat(structure.spatialLayers()).isEqualTo(3);
        assertThat(List.of(structure.heightOf(0), structure.heightOf(1), structure.heightOf(2))).containsExactly(
            180,
            360,
            720
        );
        assertThat(List.of(structure.topTarget(0), structure.topTarget(1), structure.topTarget(2))).containsExactly(
            2,
            5,
            8
        );
        assertThat(structure.chainOf(5)).isEqualTo(1);
        assertThat(structure.spatialOf(7)).isEqualTo(2);
        assertThat(structure.temporalOf(7)).isEqualTo(1);
        assertThat(structure.within(8)).as("the largest alone needs no frames of the others").isEqualTo(0b111_000_000);
        assertThat(descriptor.active()).as("only the smallest is sent yet").isEqualTo(0b000_000_111);
    }

    @Test
    void readsWhatAFrameDependsOn() {
        var packets = CapturedPacket.of("chromium-vp9-l3t3-key.txt");
        read(packets.getFirst(), null);
        var structure = descriptor.structure();
        assertThat(descriptor.frameNumber()).isEqualTo(1);
        assertThat(descriptor.startsFrame()).isTrue();
        assertThat(descriptor.endsFrame()).isTrue();
        assertThat(descriptor.frames()).isZero();
        assertThat(descriptor.use(8)).isEqualTo(DependencyDescriptor.SWITCH);

        read(packets.get(1), structure);
        assertThat(descriptor.hasStructure()).isFalse();
        assertThat(descriptor.frameNumber()).isEqualTo(2);
        assertThat(descriptor.temporal()).isEqualTo(2);
        assertThat(descriptor.use(2)).isEqualTo(DependencyDescriptor.DISCARDABLE);
        assertThat(descriptor.use(1)).isEqualTo(DependencyDescriptor.NOT_PRESENT);
        assertThat(descriptor.frames()).isEqualTo(1);
        assertThat(descriptor.frame(0)).isEqualTo(1);
        assertThat(descriptor.chainFrame(0)).isEqualTo(1);
        assertThat(descriptor.chainFrame(1)).as("not sent").isZero();
    }

    @Test
    void findsTheLayerOfEachPacket() {
        assertThat(layers("chromium-vp9-l3t3-key.txt")).isEqualTo(
            Map.of("00", 22, "01", 16, "02", 30, "10", 41, "11", 32, "12", 62, "20", 95, "21", 67, "22", 135)
        );
        assertThat(layers("chromium-vp9-l3t3.txt")).isEqualTo(
            Map.of("00", 11, "01", 10, "02", 19, "10", 33, "11", 17, "12", 33, "20", 65, "21", 37, "22", 75)
        );
        assertThat(layers("chromium-av1-l3t3.txt")).isEqualTo(
            Map.of("00", 8, "01", 7, "02", 15, "10", 20, "11", 7, "12", 19, "20", 28, "21", 12, "22", 34)
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "chromium-vp9-l3t3-key.txt", "chromium-vp9-l3t3.txt", "chromium-av1-l3t3.txt" })
    void writesOtherActiveTargetsAndNothingElse(String capture) {
        DependencyStructure structure = null;
        var again = new DependencyDescriptor();
        byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
        for (CapturedPacket packet : CapturedPacket.of(capture)) {
            read(packet, structure);
            structure = descriptor.structure();
            int length = descriptor.writeActive(0b000_101_001, written);
            assertThat(again.read(written, 0, length, structure)).isTrue();
            assertThat(again.active()).isEqualTo(0b000_101_001);
            assertThat(again.hasActive()).isTrue();
            assertThat(facts(again)).isEqualTo(facts(descriptor));
        }
    }

    @Test
    void writesAnotherNumber() {
        var packet = CapturedPacket.of("chromium-vp9-l3t3-key.txt").getFirst();
        byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
        byte[] original = packet.dependencies();
        int length = DependencyDescriptor.renumber(original, 0, original.length, 0x1FFFE, written);
        assertThat(descriptor.read(written, 0, length, null)).isTrue();
        assertThat(descriptor.frameNumber()).isEqualTo(0xFFFE);
        assertThat(descriptor.structure().targets()).isEqualTo(9);
    }

    @Test
    void refusesWhatIsOfAnotherStructure() {
        var packets = CapturedPacket.of("chromium-vp9-l3t3-key.txt");
        byte[] second = packets.get(1).dependencies();
        assertThat(descriptor.read(second, 0, second.length, null))
            .as("of none")
            .isFalse();
        read(packets.getFirst(), null);
        var structure = descriptor.structure();
        second[0] = (byte) (0xC0 | 40);
        assertThat(descriptor.read(second, 0, second.length, structure))
            .as("an id that is not its")
            .isFalse();
        assertThat(descriptor.read(second, 0, 2, structure)).isFalse();
    }

    @Test
    void refusesEachBeginningOfAStructure() {
        byte[] whole = CapturedPacket.of("chromium-vp9-l3t3-key.txt").getFirst().dependencies();
        for (int length = 0; length < whole.length - 1; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(descriptor.read(part, 0, length, null))
                .as("%s bytes", length)
                .isFalse();
        }
    }

    @Test
    void readsAnythingWithoutFailing() {
        var random = new Random(3131);
        var packets = CapturedPacket.of("chromium-vp9-l3t3-key.txt");
        read(packets.getFirst(), null);
        DependencyStructure known = descriptor.structure();
        byte[] written = new byte[DependencyDescriptor.MAX_BYTES];
        for (int run = 0; run < 200_000; run++) {
            byte[] bytes;
            if (random.nextBoolean()) {
                bytes = new byte[random.nextInt(DependencyDescriptor.MAX_BYTES + 2)];
                random.nextBytes(bytes);
            } else {
                bytes = packets.get(random.nextInt(packets.size())).dependencies();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            if (descriptor.read(bytes, 0, bytes.length, known)) {
                assertThat(descriptor.structure().targets()).isBetween(1, 32);
                assertThat(descriptor.structure().spatialLayers()).isBetween(1, 64);
                facts(descriptor);
                int length = descriptor.writeActive(random.nextInt(), written);
                assertThat(length).isLessThanOrEqualTo(DependencyDescriptor.MAX_BYTES);
                known = random.nextInt(10) == 0 ? descriptor.structure() : known;
            }
        }
    }

    private Map<String, Integer> layers(String capture) {
        DependencyStructure structure = null;
        var found = new TreeMap<String, Integer>();
        for (CapturedPacket packet : CapturedPacket.of(capture)) {
            read(packet, structure);
            structure = descriptor.structure();
            found.merge("" + descriptor.spatial() + descriptor.temporal(), 1, Integer::sum);
        }
        return found;
    }

    private void read(CapturedPacket packet, @Nullable DependencyStructure known) {
        assertThat(descriptor.read(packet.dependencies(), 0, packet.dependencies().length, known)).isTrue();
    }

    private static String facts(DependencyDescriptor said) {
        var facts = new StringBuilder();
        facts.append(said.startsFrame()).append(said.endsFrame()).append(said.frameNumber()).append(' ');
        facts.append(said.spatial()).append(said.temporal()).append(said.hasStructure()).append(' ');
        for (int i = 0; i < said.structure().targets(); i++) {
            facts.append(said.use(i));
        }
        for (int i = 0; i < said.frames(); i++) {
            facts.append(' ').append(said.frame(i));
        }
        for (int i = 0; i < said.structure().chains(); i++) {
            facts.append(' ').append(said.chainFrame(i));
        }
        for (int i = 0; i < said.structure().spatialLayers(); i++) {
            facts.append(' ').append(said.structure().heightOf(i));
        }
        return facts.toString();
    }
}
