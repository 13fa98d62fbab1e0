package dev.parley.chat.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The one thing of a JPEG's EXIF segment that is of use: how the image is to be held. */
final class Exif {

    private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final short SHORT = 3;
    private static final int ENTRY = 12;

    private Exif() {}

    /** 1 to 8; 0 where the segment is not EXIF or does not say. */
    static int orientation(byte[] segment) {
        if (segment.length < HEADER.length + 8 || !Arrays.equals(HEADER, Arrays.copyOf(segment, HEADER.length))) {
            return 0;
        }
        var tiff = ByteBuffer.wrap(segment, HEADER.length, segment.length - HEADER.length).slice();
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

    /** The content of an EXIF segment that says nothing but the orientation. */
    static byte[] only(int orientation) {
        return ByteBuffer.allocate(HEADER.length + 26)
            .put(HEADER)
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
