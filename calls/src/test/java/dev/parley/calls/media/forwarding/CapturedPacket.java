package dev.parley.calls.media.forwarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What could be read of a packet that Chromium 156 has sent, encrypted, over loopback: its header. The pictures are of its
 * fake camera at 1280x720.
 *
 * @param hex its dependency descriptor
 */
public record CapturedPacket(int sequence, boolean marker, int timestamp, int bytes, String hex) {
    /** One a line: number, marker, timestamp, length, descriptor. */
    public static List<CapturedPacket> of(String resource) {
        try (var in = Objects.requireNonNull(CapturedPacket.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().map(CapturedPacket::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public byte[] dependencies() {
        return HexFormat.of().parseHex(hex);
    }

    private static CapturedPacket parse(String line) {
        var words = line.split(" ");
        return new CapturedPacket(
            Integer.parseInt(words[0]),
            words[1].equals("1"),
            Integer.parseUnsignedInt(words[2]),
            Integer.parseInt(words[3]),
            words[4]
        );
    }
}
