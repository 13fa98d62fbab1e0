package dev.parley.chat.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images for tests, with more in them than a picture. */
final class Pictures {

    static final String SECRET = "52.5163 N 13.3777 E";

    private Pictures() {}

    /** Red on the left half, blue on the right. */
    static byte[] encoded(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, (x < width / 2 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /** With the place in EXIF, XMP, IPTC, a comment and after the end, held as the orientation says. */
    static byte[] jpegWithPlace(int width, int height, int orientation) {
        byte[] plain = encoded("jpeg", width, height);
        return concat(
            Arrays.copyOf(plain, 2),
            segment(0xE1, concat(Exif.only(orientation), ascii("GPS " + SECRET))),
            segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0<gps>" + SECRET + "</gps>")),
            segment(0xED, ascii("Photoshop 3.0\0" + SECRET)),
            segment(0xFE, ascii(SECRET)),
            Arrays.copyOfRange(plain, 2, plain.length),
            ascii("<script>" + SECRET + "</script>")
        );
    }

    static byte[] pngWithPlace(int width, int height) {
        byte[] plain = encoded("png", width, height);
        int afterHeader = 33;
        return concat(
            Arrays.copyOf(plain, afterHeader),
            chunk("tEXt", ascii("Location\0" + SECRET)),
            chunk("eXIf", ascii("MM\0*" + SECRET)),
            Arrays.copyOfRange(plain, afterHeader, plain.length),
            ascii("<html>" + SECRET + "</html>")
        );
    }

    static byte[] gifWithPlace(int width, int height) {
        byte[] plain = encoded("gif", width, height);
        return concat(
            Arrays.copyOf(plain, plain.length - 1),
            new byte[] { 0x21, (byte) 0xFE, (byte) SECRET.length() },
            ascii(SECRET),
            new byte[] { 0, 0x3B },
            ascii("<html>" + SECRET + "</html>")
        );
    }

    /** The head of a picture of 320 × 200 with EXIF behind it; no decoder has to make sense of it. */
    static byte[] webpWithPlace() {
        byte[] flags = { 0x0C, 0, 0, 0, 0x3F, 0x01, 0, (byte) 0xC7, 0, 0 };
        byte[] chunks = concat(
            webpChunk("VP8X", flags),
            webpChunk("VP8L", concat(new byte[] { 0x2F }, little(319 | (199 << 14)), new byte[16])),
            webpChunk("EXIF", ascii(SECRET)),
            webpChunk("XMP ", ascii(SECRET + "!"))
        );
        return concat(ascii("RIFF"), little(chunks.length + 4), ascii("WEBP"), chunks, ascii(SECRET));
    }

    /** A file of the corpus, which {@code make.sh} beside it has made. */
    static byte[] corpus(String name) {
        try (var file = Objects.requireNonNull(Pictures.class.getResourceAsStream("/dev/parley/chat/corpus/" + name))) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A real one of 320 × 200, red on the left half, blue on the right: {@code lossy} or {@code lossless}. */
    static byte[] webp(String kind) {
        try (var file = Objects.requireNonNull(Pictures.class.getResourceAsStream(kind + ".webp"))) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Moves: two pictures, of which the first fills the canvas unless that is larger. */
    static byte[] animatedWebp(int width, int height) {
        byte[] still = webp("lossless");
        int at = new String(still, StandardCharsets.ISO_8859_1).indexOf("VP8L");
        byte[] picture = Arrays.copyOfRange(still, at, still.length);
        byte[] frame = webpChunk(
            "ANMF",
            concat(new byte[6], little3(320 - 1), little3(200 - 1), little3(100), new byte[1], picture)
        );
        byte[] chunks = concat(
            webpChunk("VP8X", concat(new byte[] { 0x02, 0, 0, 0 }, little3(width - 1), little3(height - 1))),
            webpChunk("ANIM", new byte[6]),
            frame,
            frame
        );
        return concat(ascii("RIFF"), little(chunks.length + 4), ascii("WEBP"), chunks);
    }

    static byte[] little3(int value) {
        return Arrays.copyOf(little(value), 3);
    }

    static BufferedImage decode(byte[] image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(concat(ascii(type), data));
        return concat(big(data.length), ascii(type), data, big((int) crc.getValue()));
    }

    static byte[] segment(int marker, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(0xFF);
            out.write(marker);
            out.writeShort(payload.length + 2);
            out.write(payload);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    static byte[] webpChunk(String type, byte[] data) {
        return concat(ascii(type), little(data.length), data, new byte[data.length & 1]);
    }

    static byte[] big(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] little(int value) {
        return big(Integer.reverseBytes(value));
    }
}
