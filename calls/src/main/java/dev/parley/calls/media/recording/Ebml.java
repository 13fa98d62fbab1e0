package dev.parley.calls.media.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes elements of EBML (RFC 8794): an id, how long the content is, the content. */
final class Ebml {

    private static final int LONG_SIZE_BYTES = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param id with the marker of its length, as the tables of RFC 9559 list it */
    Ebml element(int id, byte[] content) {
        id(id);
        size(content.length);
        bytes.writeBytes(content);
        return this;
    }

    Ebml element(int id, Ebml content) {
        return element(id, content.toByteArray());
    }

    Ebml text(int id, String content) {
        return element(id, content.getBytes(StandardCharsets.US_ASCII));
    }

    Ebml number(int id, long value) {
        int length = Math.max(1, (71 - Long.numberOfLeadingZeros(value)) / 8);
        var content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return element(id, content);
    }

    Ebml decimal(int id, double value) {
        return element(id, ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    /** An element whose size is told later, by {@link #longSize}. */
    Ebml open(int id) {
        id(id);
        bytes.writeBytes(longSize(-1));
        return this;
    }

    /** A size in eight bytes; −1 for one that is not known. */
    static byte[] longSize(long size) {
        long marked = size < 0 ? -1L >>> 7 : size | (1L << 56);
        return ByteBuffer.allocate(LONG_SIZE_BYTES).putLong(marked).array();
    }

    int length() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void id(int id) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (id >>> shift != 0) {
                bytes.write(id >>> shift);
            }
        }
    }

    private void size(int size) {
        if (size < 0x7F) {
            bytes.write(0x80 | size);
        } else {
            // In four bytes: more than a cluster ever has.
            bytes.writeBytes(
                ByteBuffer.allocate(4)
                    .putInt(0x1000_0000 | size)
                    .array()
            );
        }
    }
}
