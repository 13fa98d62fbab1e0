package dev.parley.chat.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** What a PNG tells of its tones before its picture, which the JDK's reader does not look at. */
final class PngTones {

    /** Nearer than this to that of sRGB, 1/2.2, it means the same. */
    private static final double SAME = 0.05;

    private boolean srgb;
    private double gamma;
    private @Nullable Tones profile;

    private PngTones() {}

    /** @param file cleaned, and so with few chunks before the picture */
    static Tones of(Path file) throws IOException {
        var found = new PngTones();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            boolean more = true;
            while (more) {
                int length = in.readInt();
                more = found.chunk(new String(in.readNBytes(4), StandardCharsets.ISO_8859_1), length, in);
                in.skipNBytes(4);
            }
        } catch (EOFException brokenOff) {
            // What was found until there counts.
        }
        return found.tones();
    }

    private boolean chunk(String type, int length, DataInputStream in) throws IOException {
        switch (type) {
            case "IDAT", "IEND" -> {
                return false;
            }
            case "sRGB" -> srgb = true;
            case "gAMA" -> {
                if (length == 4) {
                    gamma = Integer.toUnsignedLong(in.readInt()) / 100_000.0;
                    return true;
                }
            }
            case "iCCP" -> {
                profile = profile(in.readNBytes(length));
                return true;
            }
            default -> {
            }
        }
        in.skipNBytes(length);
        return true;
    }

    private Tones tones() {
        if (profile != null) {
            return profile;
        }
        boolean usual = srgb || gamma < 0.01 || gamma > 100 || Math.abs(gamma * 2.2 - 1) < SAME;
        return usual ? picture -> picture : Tones.gamma(gamma);
    }

    /** A name, a zero, the method 0, and what is deflated. */
    private static @Nullable Tones profile(byte[] chunk) throws IOException {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name + 2 >= chunk.length) {
            return null;
        }
        var deflated = new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2);
        try (var inflated = new InflaterInputStream(deflated)) {
            var bytes = inflated.readNBytes(ImageLimits.MAX_PROFILE);
            boolean whole = inflated.read() < 0;
            return whole ? Tones.profile(bytes).orElse(null) : null;
        } catch (IOException broken) {
            return null;
        }
    }
}
