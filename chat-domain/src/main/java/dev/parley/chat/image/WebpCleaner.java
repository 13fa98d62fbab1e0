package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Copies of a WebP (RFC 9649) the chunks that make up the picture; EXIF, XMP and unknown ones stay behind. They may come
 * after the picture, so it is gone through twice: for the length that the file's head must have, and to write.
 */
final class WebpCleaner {

    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HEAD = 10;

    /** The flags of VP8X that announce EXIF and XMP. */
    private static final int METADATA = 0x08 | 0x04;

    private WebpCleaner() {}

    /** @param second the same bytes as the first, from the beginning */
    static ImageShape clean(DataInputStream first, DataInputStream second, DataOutputStream out) throws IOException {
        var counted = new DataOutputStream(OutputStream.nullOutputStream());
        var shape = chunks(first, counted);
        out.writeBytes("RIFF");
        writeLittle(out, counted.size() + 4);
        out.writeBytes("WEBP");
        chunks(second, out);
        return shape;
    }

    private static ImageShape chunks(DataInputStream in, DataOutputStream out) throws IOException {
        require(tag(in).equals("RIFF"), "no RIFF");
        long left = Integer.toUnsignedLong(readLittle(in)) - 4;
        require(tag(in).equals("WEBP"), "no WebP");
        ImageShape shape = null;
        while (left >= 8) {
            String type = tag(in);
            long length = Integer.toUnsignedLong(readLittle(in));
            long padded = length + (length & 1);
            left -= 8 + padded;
            require(left >= 0, "chunk too long");
            if (!KEPT.contains(type)) {
                in.skipNBytes(padded);
                continue;
            }
            var head = in.readNBytes((int) Math.min(HEAD, padded));
            if (shape == null) {
                shape = shape(type, head);
            }
            if (type.equals("VP8X")) {
                head[0] &= (byte) ~METADATA;
            }
            out.writeBytes(type);
            writeLittle(out, (int) length);
            out.write(head);
            Streams.copy(in, out, padded - head.length);
        }
        if (shape == null || shape.pixels() == 0) {
            throw new MalformedImageException("no picture");
        }
        return shape;
    }

    /** The first chunk tells the size, in one of three ways. */
    private static ImageShape shape(String type, byte[] head) throws IOException {
        require(head.length == HEAD, "chunk too short");
        return switch (type) {
            case "VP8X" -> new ImageShape(1 + little(head, 4, 3), 1 + little(head, 7, 3));
            case "VP8L" -> {
                int bits = little(head, 1, 4);
                yield new ImageShape(1 + (bits & 0x3FFF), 1 + ((bits >>> 14) & 0x3FFF));
            }
            case "VP8 " -> new ImageShape(little(head, 6, 2) & 0x3FFF, little(head, 8, 2) & 0x3FFF);
            default -> throw new MalformedImageException("chunk out of place");
        };
    }

    private static String tag(DataInputStream in) throws IOException {
        return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
    }

    private static int readLittle(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }

    private static void writeLittle(DataOutputStream out, int value) throws IOException {
        out.writeInt(Integer.reverseBytes(value));
    }

    private static int little(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[at + i] & 0xFF) << (8 * i);
        }
        return value;
    }
}
