package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Copies of a PNG, animated or not, the chunks that make up the picture; texts and times stay behind, and of EXIF all but
 * the orientation. Of a chunk that there may be once the first one stays.
 */
final class PngCleaner {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private static final Set<String> ONCE = Set.of(
        "PLTE",
        "tRNS",
        "cHRM",
        "gAMA",
        "iCCP",
        "sBIT",
        "sRGB",
        "cICP",
        "bKGD",
        "pHYs",
        "acTL",
        "IEND"
    );
    private static final Set<String> REPEATED = Set.of("IDAT", "fcTL", "fdAT");

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Set<String> seen = new HashSet<>();
    private int orientation = 1;
    private int frames;

    private PngCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    static ImageShape clean(DataInputStream in, DataOutputStream out) throws IOException {
        return new PngCleaner(in, out).copy();
    }

    private ImageShape copy() throws IOException {
        require(in.readLong() == SIGNATURE, "no PNG");
        out.writeLong(SIGNATURE);
        require(in.readInt() == 13 && type().equals("IHDR"), "IHDR out of place");
        var shape = header();
        String type;
        int chunks = 0;
        do {
            require(++chunks <= ImageLimits.MAX_CHUNKS, "too many chunks");
            int length = in.readInt();
            require(length >= 0, "chunk too long");
            type = type();
            chunk(type, length);
        } while (!type.equals("IEND"));
        boolean moving = seen.contains("acTL") && frames > 1;
        return shape.withOrientation(orientation).withMoving(moving);
    }

    private void chunk(String type, int length) throws IOException {
        require(!type.equals("IHDR"), "IHDR out of place");
        if (type.equals("fcTL")) {
            require(++frames <= ImageLimits.MAX_FRAMES, "too many pictures");
        }
        if (type.equals("eXIf") && length <= Exif.MAX_BYTES) {
            var exif = new byte[length];
            in.readFully(exif);
            in.skipNBytes(4);
            orient(Exif.orientationOfChunk(exif));
        } else if (REPEATED.contains(type) || (isKeptOnce(type, length) && seen.add(type))) {
            out.writeInt(length);
            out.writeBytes(type);
            Streams.copy(in, out, length + 4L);
        } else {
            in.skipNBytes(length + 4L);
        }
    }

    private static boolean isKeptOnce(String type, int length) {
        return ONCE.contains(type) && (!type.equals("iCCP") || length <= ImageLimits.MAX_PROFILE);
    }

    private void orient(int found) throws IOException {
        if (found > 1 && seen.add("eXIf")) {
            orientation = found;
            var data = Exif.onlyInChunk(found);
            var crc = new CRC32();
            crc.update("eXIf".getBytes(StandardCharsets.US_ASCII));
            crc.update(data);
            out.writeInt(data.length);
            out.writeBytes("eXIf");
            out.write(data);
            out.writeInt((int) crc.getValue());
        }
    }

    private String type() throws IOException {
        return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
    }

    private ImageShape header() throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        require(width > 0 && height > 0, "size");
        int depth = in.readUnsignedByte();
        int colours = in.readUnsignedByte();
        require((((long) width * height) / 8) * depth * channels(colours) <= ImageLimits.MAX_BYTES_OF_PIXELS, "size");
        out.writeInt(13);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(depth);
        out.write(colours);
        Streams.copy(in, out, 7);
        return new ImageShape(width, height);
    }

    private static int channels(int colours) throws MalformedImageException {
        return switch (colours) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new MalformedImageException("colour type");
        };
    }
}
