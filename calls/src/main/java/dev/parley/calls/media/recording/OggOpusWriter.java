package dev.parley.calls.media.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts packets of Opus into a file of Ogg (RFC 3533, RFC 7845). Each page is whole, so the file can be cut behind any. */
final class OggOpusWriter {

    /** A decoder that begins in the middle of a stream sounds right after 80 ms (RFC 7845, section 4.2). */
    static final int PRE_SKIP = 3_840;

    private static final int CHANNELS = 2;
    private static final int RATE = 48_000;
    private static final int FIRST_PAGE = 0x02;
    private static final int LAST_PAGE = 0x04;
    private static final int MAX_SEGMENTS = 255;
    private static final int CRC_AT = 22;
    private static final int[] CRC = crcTable();

    private final ByteTarget target;
    private final int serial;
    private final List<byte[]> waiting = new ArrayList<>();
    private int segments;
    private int pages;
    private long played;
    private long writtenUpTo;

    OggOpusWriter(ByteTarget target, int serial) {
        this.target = target;
        this.serial = serial;
        page(List.of(head()), FIRST_PAGE, 0);
        page(List.of(comments()), 0, 0);
    }

    /** How long all packets together are played, in units of 48 kHz. */
    long played() {
        return played;
    }

    /** @param packet what lasts no longer than 120 ms */
    void add(byte[] packet) {
        int needed = packet.length / 255 + 1;
        if (segments + needed > MAX_SEGMENTS || played - writtenUpTo >= RATE) {
            flush();
        }
        waiting.add(packet);
        segments += needed;
        played += OpusPacket.duration(packet);
    }

    /** Writes what has gathered. */
    void flush() {
        if (!waiting.isEmpty()) {
            writeWaiting(0);
        }
    }

    /** No more packets come. */
    void close() {
        writeWaiting(LAST_PAGE);
    }

    private void writeWaiting(int flags) {
        page(waiting, flags, played);
        waiting.clear();
        segments = 0;
        writtenUpTo = played;
    }

    private void page(List<byte[]> packets, int flags, long position) {
        var lacing = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            for (int left = packet.length; left >= 255; left -= 255) {
                lacing.write(255);
            }
            lacing.write(packet.length % 255);
            body.writeBytes(packet);
        }
        var page = ByteBuffer.allocate(27 + lacing.size() + body.size()).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 0)
            .put((byte) flags);
        page.putLong(position).putInt(serial).putInt(pages++).putInt(0);
        page.put((byte) lacing.size())
            .put(lacing.toByteArray())
            .put(body.toByteArray());
        page.putInt(CRC_AT, checksum(page.array()));
        target.write(page.array());
    }

    private static byte[] head() {
        return ByteBuffer.allocate(19)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 1)
            .put((byte) CHANNELS)
            .putShort((short) PRE_SKIP)
            .putInt(RATE)
            .putShort((short) 0)
            .put((byte) 0)
            .array();
    }

    private static byte[] comments() {
        byte[] vendor = "Parley".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(16 + vendor.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
            .putInt(vendor.length)
            .put(vendor)
            .putInt(0)
            .array();
    }

    /** With the polynomial 0x04C11DB7, neither reflected nor inverted (RFC 3533, section 6). */
    private static int checksum(byte[] page) {
        int crc = 0;
        for (byte each : page) {
            crc = (crc << 8) ^ CRC[((crc >>> 24) ^ each) & 0xFF];
        }
        return crc;
    }

    private static int[] crcTable() {
        var table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = (value << 1) ^ (value < 0 ? 0x04C11DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
