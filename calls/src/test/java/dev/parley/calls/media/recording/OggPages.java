package dev.parley.calls.media.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a file of Ogg, strictly (RFC 3533). */
final class OggPages {

    private OggPages() {}

    record Page(int flags, long position, int serial, int number, List<byte[]> packets) {}

    /** @throws IllegalArgumentException where a page is broken, or another begins where none should */
    static List<Page> read(byte[] file) {
        var pages = new ArrayList<Page>();
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int at = in.position();
            if (in.getInt() != 0x5367674F || in.get() != 0) {
                throw new IllegalArgumentException("no page at " + at);
            }
            int flags = in.get();
            long position = in.getLong();
            int serial = in.getInt();
            int number = in.getInt();
            int checksum = in.getInt();
            var lacing = new byte[Byte.toUnsignedInt(in.get())];
            in.get(lacing);
            var packets = packets(in, lacing);
            var page = Arrays.copyOfRange(file, at, in.position());
            Arrays.fill(page, 22, 26, (byte) 0);
            if (crc(page) != checksum) {
                throw new IllegalArgumentException("the checksum of page " + number);
            }
            pages.add(new Page(flags, position, serial, number, packets));
        }
        return pages;
    }

    static List<byte[]> packets(byte[] file) {
        return read(file)
            .stream()
            .skip(2)
            .flatMap(page -> page.packets().stream())
            .toList();
    }

    private static List<byte[]> packets(ByteBuffer in, byte[] lacing) {
        var packets = new ArrayList<byte[]>();
        var packet = new ByteArrayOutputStream();
        for (byte lace : lacing) {
            var segment = new byte[Byte.toUnsignedInt(lace)];
            in.get(segment);
            packet.writeBytes(segment);
            if (segment.length < 255) {
                packets.add(packet.toByteArray());
                packet.reset();
            }
        }
        return packets;
    }

    /** Bit by bit, as the polynomial says. */
    private static int crc(byte[] page) {
        int crc = 0;
        for (byte each : page) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean carry = crc < 0 != (((each >> bit) & 1) == 1);
                crc = (crc << 1) ^ (carry ? 0x04C11DB7 : 0);
            }
        }
        return crc;
    }
}
