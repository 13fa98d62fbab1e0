package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies a JPEG (ITU T.81) without what it tells of its making: EXIF with the place, XMP, IPTC, comments, previews, and
 * whatever follows its end. The colour profile stays, and so does the orientation, in an EXIF segment of nothing else.
 */
final class JpegCleaner {

    /** SOF2, progressive; those before it are baseline and extended sequential. */
    private static final int LAST_SHOWN_FRAME = 0xC2;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private final DataInputStream in;
    private final DataOutputStream out;
    private int width;
    private int height;
    private int orientation;
    private int components;
    private int segments;
    private int scans;
    private long scannedPixels;

    private JpegCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    static ImageShape clean(DataInputStream in, DataOutputStream out) throws IOException {
        var cleaner = new JpegCleaner(in, out);
        cleaner.copy();
        require(cleaner.width > 0 && cleaner.height > 0 && cleaner.scans > 0, "no image");
        return new ImageShape(cleaner.width, cleaner.height, Math.max(1, cleaner.orientation), false);
    }

    private void copy() throws IOException {
        require(in.readUnsignedByte() == 0xFF && in.readUnsignedByte() == SOI, "no JPEG");
        writeMarker(SOI);
        for (int marker = readMarker(); marker != EOI; ) {
            require(marker >= 0xC0 && (marker < 0xD0 || marker >= SOS), "marker out of place");
            segment(marker);
            marker = marker == SOS ? copyScan() : readMarker();
        }
        writeMarker(EOI);
    }

    private int readMarker() throws IOException {
        require(in.readUnsignedByte() == 0xFF, "no marker");
        int code = in.readUnsignedByte();
        while (code == 0xFF) {
            code = in.readUnsignedByte();
        }
        return code;
    }

    private void segment(int marker) throws IOException {
        require(++segments <= ImageLimits.MAX_SEGMENTS, "too many segments");
        int length = in.readUnsignedShort();
        require(length >= 2, "segment too short");
        var payload = new byte[length - 2];
        in.readFully(payload);
        if (marker == SOS) {
            scan(payload);
        }
        if (isFrame(marker)) {
            frame(marker, payload);
        }
        if (isKept(marker, payload)) {
            writeMarker(marker);
            out.writeShort(length);
            out.write(payload);
        } else if (marker == APP1 && orientation == 0) {
            orientation = Exif.orientation(payload);
            if (orientation > 1) {
                var kept = Exif.only(orientation);
                writeMarker(APP1);
                out.writeShort(kept.length + 2);
                out.write(kept);
            }
        }
    }

    /** Only what browsers show: baseline and progressive, of 8 bits. */
    private void frame(int marker, byte[] header) throws IOException {
        require(header.length >= 6 && width == 0, "frame header");
        require(marker <= LAST_SHOWN_FRAME && header[0] == 8, "kind of frame");
        height = unsignedShort(header, 1);
        width = unsignedShort(header, 3);
        components = header[5];
        require(components >= 1 && components <= 4, "components");
    }

    private void scan(byte[] header) throws IOException {
        require(components > 0 && header.length > 0, "scan out of place");
        require(header[0] >= 1 && header[0] <= components, "components of a scan");
        require(++scans <= ImageLimits.MAX_SCANS, "too many scans");
        scannedPixels += ((long) width * height * header[0]) / components;
        require(scannedPixels <= ImageLimits.MAX_SCANNED_PIXELS, "too many scans of so many pixels");
    }

    /** Start of a frame of any kind: the codes between are tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** JFIF and Adobe's segment say how the colours are coded. */
    private static boolean isKept(int marker, byte[] payload) {
        if (marker == APP2) {
            return payload.length > ICC.length && Arrays.equals(payload, 0, ICC.length, ICC, 0, ICC.length);
        }
        boolean application = marker >= APP0 && marker <= APP15;
        return (!application && marker != COMMENT) || marker == APP0 || marker == APP14;
    }

    /** Copies coded data up to the next marker, which it returns; an image that breaks off ends there. */
    private int copyScan() throws IOException {
        try {
            while (true) {
                int next = in.readUnsignedByte();
                if (next != 0xFF) {
                    out.write(next);
                    continue;
                }
                int code = in.readUnsignedByte();
                while (code == 0xFF) {
                    code = in.readUnsignedByte();
                }
                boolean restart = code >= 0xD0 && code <= 0xD7;
                if (code != 0 && !restart) {
                    return code;
                }
                writeMarker(code);
            }
        } catch (EOFException brokenOff) {
            return EOI;
        }
    }

    private void writeMarker(int code) throws IOException {
        out.write(0xFF);
        out.write(code);
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
