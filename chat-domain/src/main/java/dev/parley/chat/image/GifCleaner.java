package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Copies of a GIF (89a) the pictures and their timing; comments, XMP and whatever follows the end stay behind. */
final class GifCleaner {

    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final DataInputStream in;
    private final DataOutputStream out;
    private int blocks;
    private int frames;

    private GifCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    static ImageShape clean(DataInputStream in, DataOutputStream out) throws IOException {
        return new GifCleaner(in, out).copy();
    }

    private ImageShape copy() throws IOException {
        var signature = in.readNBytes(6);
        var version = new String(signature, StandardCharsets.ISO_8859_1);
        require(version.equals("GIF87a") || version.equals("GIF89a"), "no GIF");
        out.write(signature);
        var screen = in.readNBytes(7);
        require(screen.length == 7, "screen");
        out.write(screen);
        copyColours(screen[4]);
        var shape = new ImageShape(unsigned(screen, 0), unsigned(screen, 2));
        require(shape.pixels() > 0, "size");
        for (int block = in.readUnsignedByte(); block != END; block = in.readUnsignedByte()) {
            require(++blocks <= ImageLimits.MAX_CHUNKS, "too many blocks");
            if (block == IMAGE) {
                require(++frames <= ImageLimits.MAX_FRAMES, "too many pictures");
                picture();
            } else {
                require(block == EXTENSION, "block");
                extension();
            }
        }
        require(frames > 0, "no picture");
        out.write(END);
        return shape.withMoving(frames > 1);
    }

    private void picture() throws IOException {
        var descriptor = new byte[9];
        in.readFully(descriptor);
        out.write(IMAGE);
        out.write(descriptor);
        copyColours(descriptor[8]);
        out.write(in.readUnsignedByte());
        blocks(true);
    }

    private void extension() throws IOException {
        int label = in.readUnsignedByte();
        if (label != APPLICATION) {
            boolean kept = label == GRAPHIC_CONTROL;
            if (kept) {
                out.write(EXTENSION);
                out.write(label);
            }
            blocks(kept);
            return;
        }
        var name = in.readNBytes(in.readUnsignedByte());
        boolean kept = LOOPS.contains(new String(name, StandardCharsets.ISO_8859_1));
        if (kept) {
            out.write(EXTENSION);
            out.write(label);
            out.write(name.length);
            out.write(name);
        }
        blocks(kept);
    }

    private void blocks(boolean kept) throws IOException {
        int length;
        do {
            length = in.readUnsignedByte();
            var data = new byte[length];
            in.readFully(data);
            if (kept) {
                out.write(length);
                out.write(data);
            }
        } while (length > 0);
    }

    private void copyColours(byte flags) throws IOException {
        if ((flags & 0x80) != 0) {
            Streams.copy(in, out, 3L * (2 << (flags & 7)));
        }
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }
}
