package dev.parley.calls.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedundantSoundTest {

    private static final int OPUS = 111;

    private final RedundantSound redundant = new RedundantSound();

    @Test
    void findsThePresentSoundBehindWhatIsRepeated() {
        // 960 units older, 3 bytes; then the present one.
        assertPresent("ef 0f00 03" + "6f" + "aabbcc" + "0102", 8);
        // Two are repeated, of 2 and of 1 bytes.
        assertPresent("ef 1e00 02" + "ef 0f00 01" + "6f" + "aabb" + "cc" + "01", 12);
    }

    @Test
    void findsThePresentSoundWhereNothingIsRepeated() {
        assertPresent("6f" + "01", 1);
        assertPresent("ef 0f00 00" + "6f" + "01", 5);
    }

    @Test
    void refusesWhatIsShorterThanItSays() {
        assertBroken("");
        assertBroken("6f");
        assertBroken("ef");
        assertBroken("ef 0f00 03");
        assertBroken("ef 0f00 03" + "6f" + "aabb");
        assertBroken("ef 0f00 03" + "6f" + "aabbcc");
        assertBroken("ef 0fff ff" + "6f" + "aabbcc");
        assertBroken("efefefefefefefefefefef");
    }

    @Test
    void refusesSoundOfAnotherKind() {
        assertBroken("80 0f00 01" + "6f" + "aa" + "01");
        assertBroken("ef 0f00 01" + "00" + "aa" + "01");
    }

    @Test
    void givesAllPartsAnotherType() {
        byte[] payload = bytes("00" + "ef 1e00 02" + "ef 0f00 01" + "6f" + "ef6f" + "6f" + "6f");
        RedundantSound.retype(payload, 1, 109);
        assertThat(payload).isEqualTo(bytes("00" + "ed 1e00 02" + "ed 0f00 01" + "6d" + "ef6f" + "6f" + "6f"));
    }

    @Test
    void neverReadsBeyondThePayload() {
        var random = new Random(2198);
        int read = 0;
        for (int run = 0; run < 200_000; run++) {
            byte[] payload = new byte[random.nextInt(24)];
            random.nextBytes(payload);
            for (int at = 0; at < payload.length; at += 4) {
                if (random.nextInt(4) > 0) {
                    payload[at] = (byte) (random.nextBoolean() ? 0x80 | OPUS : OPUS);
                }
                if (at + 2 < payload.length && random.nextBoolean()) {
                    payload[at + 2] = 0;
                }
            }
            int from = payload.length == 0 ? 0 : random.nextInt(payload.length);
            int length = payload.length - from;
            if (redundant.read(payload, from, length, OPUS)) {
                read++;
                assertThat(redundant.presentAt()).isBetween(1, length - 1);
                byte[] retyped = payload.clone();
                RedundantSound.retype(retyped, from, 96);
                assertThat(redundant.read(retyped, from, length, 96)).isTrue();
                RedundantSound.retype(retyped, from, OPUS);
                assertThat(Arrays.equals(retyped, payload)).isTrue();
            }
        }
        assertThat(read).as("some could be read").isPositive();
    }

    private void assertPresent(String payload, int at) {
        assertThat(redundant.read(bytes(payload), 0, bytes(payload).length, OPUS)).isTrue();
        assertThat(redundant.presentAt()).isEqualTo(at);
    }

    private void assertBroken(String payload) {
        assertThat(redundant.read(bytes(payload), 0, bytes(payload).length, OPUS)).isFalse();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
