package dev.parley.e2e.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketFramesTest {

    /** RFC 6455, section 5.7: a masked text message, "Hello". */
    private static final byte[] MASKED_HELLO = bytes(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);

    /** The same unmasked, as a server sends it. */
    private static final byte[] HELLO = bytes(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);

    private final List<String> read = new ArrayList<>();

    @Test
    void masksAsTheStandardShows() {
        var target = new byte[100];

        int length = WebSocketFrames.write(WebSocketFrames.TEXT, bytesOf("Hello"), 5, 0x37fa213d, target);

        assertThat(Arrays.copyOf(target, length)).isEqualTo(MASKED_HELLO);
    }

    @Test
    void writesTheLengthOfALongerTextInTwoBytes() {
        var target = new byte[1000];

        int length = WebSocketFrames.write(WebSocketFrames.TEXT, new byte[300], 300, 0, target);

        assertThat(length).isEqualTo(308);
        assertThat(Arrays.copyOf(target, 4)).isEqualTo(bytes(0x81, 0xfe, 0x01, 0x2c));
    }

    @Test
    void refusesToWriteWhatNeedsMore() {
        assertThatThrownBy(() ->
            WebSocketFrames.write(WebSocketFrames.TEXT, new byte[70_000], 70_000, 0, new byte[80_000])
        ).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAllThatHaveComeWhole() {
        var stream = concatenated(HELLO, HELLO, Arrays.copyOf(HELLO, 4));

        int rest = WebSocketFrames.read(stream, 0, stream.length, this::keep);

        assertThat(read).containsExactly("1 Hello", "1 Hello");
        assertThat(rest).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 125, 126, 65_535, 65_536, 200_000 })
    void readsEachLength(int length) {
        var frame = fromServer(length);

        assertThat(WebSocketFrames.read(frame, 0, frame.length, this::keep)).isEqualTo(frame.length);
        assertThat(read).containsExactly("1 " + "a".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 125, 126, 65_536 })
    void waitsForTheRestWhereverItWasCut(int length) {
        var frame = fromServer(length);

        for (int end = 0; end < Math.min(frame.length, 20); end++) {
            assertThat(WebSocketFrames.read(frame, 0, end, this::keep)).isZero();
        }
        assertThat(WebSocketFrames.read(frame, 0, frame.length - 1, this::keep)).isZero();
        assertThat(read).isEmpty();
    }

    @Test
    void refusesAFrameInSeveralParts() {
        var part = bytes(0x01, 0x01, 0x48);

        assertThatThrownBy(() -> WebSocketFrames.read(part, 0, part.length, this::keep)).isInstanceOf(
            IllegalStateException.class
        );
    }

    private void keep(int kind, byte[] bytes, int from, int end) {
        read.add(kind + " " + new String(bytes, from, end - from, StandardCharsets.US_ASCII));
    }

    private static byte[] fromServer(int length) {
        var head =
            length < 126
                ? bytes(0x81, length)
                : length < 65_536
                  ? bytes(0x81, 126, length >> 8, length)
                  : bytes(0x81, 127, 0, 0, 0, 0, length >> 24, length >> 16, length >> 8, length);
        return concatenated(head, bytesOf("a".repeat(length)));
    }

    private static byte[] concatenated(byte[]... parts) {
        var whole = new byte[Arrays.stream(parts)
            .mapToInt(part -> part.length)
            .sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
