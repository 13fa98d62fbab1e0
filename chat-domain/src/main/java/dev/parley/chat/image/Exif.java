package dev.parley.chat.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The one thing in the EXIF of an image that is of use: how the image is to be held. */
final class Exif {

    /** The most bytes of EXIF that are looked at: a segment of a JPEG has no more. */
    static final int MAX_BYTES = 1 << 16;

    private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final short SHORT = 3;
    private static final int ENTRY = 12;

    private Exif() {}

    /** Of a segment of a JPEG: 1 to 8; 0 where it is not EXIF or does not say. */
    static int orientation(byte[] segment) {
        return isHeaded(segment) ? ofTiff(ByteBuffer.wrap(segment, HEADER.length, segment.length - HEADER.length)) : 0;
    }

    /** Of a chunk of a PNG or WebP, where some writers put the header of a JPEG's segment before it. */
    static int orientationOfChunk(byte[] chunk) {
        return isHeaded(chunk) ? orientation(chunk) : ofTiff(ByteBuffer.wrap(chunk));
    }

    private static boolean isHeaded(byte[] bytes) {
        return bytes.length >= HEADER.length && Arrays.equals(bytes, 0, HEADER.length, HEADER, 0, HEADER.length);
    }

    private static int ofTiff(ByteBuffer bytes) {
        var tiff = bytes.slice();
        if (tiff.limit() < 8) {
            return 0;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 0;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0, at = directory + 2; i < entries && at <= tiff.limit() - ENTRY; i++, at += ENTRY) {
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : 0;
            }
        }
        return 0;
    }

    /** The content of a JPEG's EXIF segment that says nothing but the orientation. */
    static byte[] only(int orientation) {
        byte[] chunk = onlyInChunk(orientation);
        return ByteBuffer.allocate(HEADER.length + chunk.length)
            .put(HEADER)
            .put(chunk)
            .array();
    }

    /** The content of an EXIF chunk of a PNG or WebP that says nothing but the orientation. */
    static byte[] onlyInChunk(int orientation) {
        return ByteBuffer.allocate(26)
            .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) ORIENTATION)
            .putShort(SHORT)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .array();
    }
}
