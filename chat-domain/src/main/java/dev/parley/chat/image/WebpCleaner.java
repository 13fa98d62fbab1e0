package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a WebP (RFC 9649) the chunks that make up the picture; XMP and unknown ones stay behind, and of EXIF all but
 * the orientation. They may come after the picture, so it is gone through twice: for the length and the flags that the
 * file's head must have, and to write.
 */
final class WebpCleaner {

    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L");
    private static final Set<String> IN_FRAME = Set.of("VP8 ", "VP8L", "ALPH");
    private static final int HEAD = 10;
    private static final int FRAME_HEAD = 16;
    private static final int EXIF = 0x08;
    private static final int XMP = 0x04;
    private static final int ANIMATION = 0x02;

    private final DataInputStream in;
    private final DataOutputStream out;
    /** What the first pass has found, null in that pass. */
    private final @Nullable ImageShape known;
    private @Nullable ImageShape shape;
    private int flags;
    private int orientation = 1;
    private int chunks;
    private int frames;

    private WebpCleaner(DataInputStream in, DataOutputStream out, @Nullable ImageShape known) {
        this.in = in;
        this.out = out;
        this.known = known;
    }

    /** @param second the same bytes as the first, from the beginning */
    static ImageShape clean(DataInputStream first, DataInputStream second, DataOutputStream out) throws IOException {
        var counted = new DataOutputStream(OutputStream.nullOutputStream());
        var shape = new WebpCleaner(first, counted, null).copy();
        out.writeBytes("RIFF");
        writeLittle(out, counted.size() + 4);
        out.writeBytes("WEBP");
        return new WebpCleaner(second, out, shape).copy();
    }

    private ImageShape copy() throws IOException {
        require(tag().equals("RIFF"), "no RIFF");
        long left = Integer.toUnsignedLong(readLittle()) - 4;
        require(tag().equals("WEBP"), "no WebP");
        while (left >= 8) {
            require(++chunks <= ImageLimits.MAX_CHUNKS, "too many chunks");
            String type = tag();
            long length = Integer.toUnsignedLong(readLittle());
            left -= 8 + length + (length & 1);
            require(left >= 0, "chunk too long");
            chunk(type, length);
        }
        if (shape == null || shape.pixels() == 0) {
            throw new MalformedImageException("no picture");
        }
        return shape.withMoving(frames > 1).withOrientation(orientation);
    }

    private void chunk(String type, long length) throws IOException {
        long padded = length + (length & 1);
        if (type.equals("EXIF") && length <= Exif.MAX_BYTES) {
            var exif = new byte[(int) padded];
            in.readFully(exif);
            orient(Exif.orientationOfChunk(exif));
        } else if (KEPT.contains(type)) {
            copyChunk(type, length, padded);
        } else {
            in.skipNBytes(padded);
        }
    }

    private void copyChunk(String type, long length, long padded) throws IOException {
        var head = in.readNBytes((int) Math.min(HEAD, padded));
        if (shape == null) {
            shape = shape(type, head);
            if (type.equals("VP8X")) {
                flags = head[0];
                boolean turned = known != null && known.orientation() > 1;
                head[0] = (byte) ((flags & ~(EXIF | XMP)) | (turned ? EXIF : 0));
            }
        } else {
            requirePlace(type, head, shape);
        }
        out.writeBytes(type);
        writeLittle(out, (int) length);
        out.write(head);
        if (type.equals("ANMF")) {
            frame(head, padded - HEAD, shape);
        } else {
            Streams.copy(in, out, padded - head.length);
        }
    }

    /** A picture that is larger than it was said to be would be decoded as large as it is. */
    private static void requirePlace(String type, byte[] head, ImageShape shape) throws IOException {
        require(!type.equals("VP8X"), "chunk out of place");
        if (PICTURES.contains(type)) {
            require(shape(type, head).equals(shape), "size of the picture");
        }
    }

    /** One picture of an animation: its place and size, and chunks of its own. */
    private void frame(byte[] head, long left, ImageShape canvas) throws IOException {
        require(++frames <= ImageLimits.MAX_FRAMES, "too many pictures");
        require(head.length == HEAD && left >= FRAME_HEAD - HEAD, "chunk too short");
        var rest = new byte[FRAME_HEAD - HEAD];
        in.readFully(rest);
        out.write(rest);
        var size = new ImageShape(1 + little(head, 6, 3), 1 + ((head[9] & 0xFF) | (little(rest, 0, 2) << 8)));
        require(size.width() <= canvas.width() && size.height() <= canvas.height(), "size of the picture");
        for (long of = left - rest.length; of > 0; ) {
            require(++chunks <= ImageLimits.MAX_CHUNKS, "too many chunks");
            of -= frameChunk(of, size);
        }
    }

    private long frameChunk(long left, ImageShape size) throws IOException {
        String type = tag();
        long length = Integer.toUnsignedLong(readLittle());
        long padded = length + (length & 1);
        require(IN_FRAME.contains(type) && 8 + padded <= left, "chunk out of place");
        var head = in.readNBytes((int) Math.min(HEAD, padded));
        requirePlace(type, head, size);
        out.writeBytes(type);
        writeLittle(out, (int) length);
        out.write(head);
        Streams.copy(in, out, padded - head.length);
        return 8 + padded;
    }

    /** What VP8X does not announce no reader looks at; nor can all pictures of an animation be turned. */
    private void orient(int found) throws IOException {
        if (found > 1 && orientation == 1 && (flags & EXIF) != 0 && (flags & ANIMATION) == 0) {
            orientation = found;
            var data = Exif.onlyInChunk(found);
            out.writeBytes("EXIF");
            writeLittle(out, data.length);
            out.write(data);
        }
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

    private String tag() throws IOException {
        return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
    }

    private int readLittle() throws IOException {
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
