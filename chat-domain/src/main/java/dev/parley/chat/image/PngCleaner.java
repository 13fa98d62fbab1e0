package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Copies of a PNG, animated or not, the chunks that make up the picture; texts, EXIF and times stay behind. */
final class PngCleaner {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private static final Set<String> KEPT = Set.of(
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
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
        "fcTL",
        "fdAT"
    );

    private PngCleaner() {}

    static ImageShape clean(DataInputStream in, DataOutputStream out) throws IOException {
        require(in.readLong() == SIGNATURE, "no PNG");
        out.writeLong(SIGNATURE);
        ImageShape shape = null;
        String type;
        do {
            int length = in.readInt();
            require(length >= 0, "chunk too long");
            type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            require((shape == null) == type.equals("IHDR"), "IHDR out of place");
            if (shape == null) {
                require(length == 13, "IHDR");
                shape = header(in, out);
            } else if (KEPT.contains(type)) {
                out.writeInt(length);
                out.writeBytes(type);
                Streams.copy(in, out, length + 4L);
            } else {
                in.skipNBytes(length + 4L);
            }
        } while (!type.equals("IEND"));
        return shape;
    }

    private static ImageShape header(DataInputStream in, DataOutputStream out) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        require(width > 0 && height > 0, "size");
        out.writeInt(13);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        Streams.copy(in, out, 9);
        return new ImageShape(width, height);
    }
}
