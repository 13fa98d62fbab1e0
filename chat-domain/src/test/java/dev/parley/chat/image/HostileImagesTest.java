package dev.parley.chat.image;

import static dev.parley.chat.image.Pictures.ascii;
import static dev.parley.chat.image.Pictures.big;
import static dev.parley.chat.image.Pictures.chunk;
import static dev.parley.chat.image.Pictures.concat;
import static dev.parley.chat.image.Pictures.corpus;
import static dev.parley.chat.image.Pictures.little;
import static dev.parley.chat.image.Pictures.little3;
import static dev.parley.chat.image.Pictures.segment;
import static dev.parley.chat.image.Pictures.webpChunk;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that cost far more than their bytes say: told from their structure, before anything is decoded. */
class HostileImagesTest {

    private static final byte[] PNG_SIGNATURE = ascii("\u0089PNG\r\n\u001A\n");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "48, 32, 100, true",
        "48, 32, 101, false",
        "48, 32, 1000, false",
        "7000, 7000, 10, true",
        "7000, 7000, 99, false",
    })
    void countsTheScansOfAJpegAndThePixelsTheyGoOver(int width, int height, int scans, boolean kept)
        throws IOException {
        assertThat(clean(ImageFormat.JPEG, jpegOfScans(width, height, scans)).isPresent()).isEqualTo(kept);
    }

    /** Each scan is that of a grey picture, 22 bytes as they are sent. */
    private static byte[] jpegOfScans(int width, int height, int scans) {
        byte[] grey = corpus("grey.jpg").clone();
        int frame = indexOf(grey, 0xC0);
        System.arraycopy(big((height << 16) | width), 0, grey, frame + 5, 4);
        int scan = indexOf(grey, 0xDA);
        byte[] one = Arrays.copyOfRange(grey, scan, grey.length - 2);
        return concat(
            Arrays.copyOf(grey, scan),
            concat(Collections.nCopies(scans, one).toArray(byte[][]::new)),
            new byte[] { (byte) 0xFF, (byte) 0xD9 }
        );
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }

    @Test
    void countsTheSegmentsOfAJpegAndHandsThemToNoDecoder() throws IOException {
        byte[] plain = corpus("rgb.jpg");
        assertThat(clean(ImageFormat.JPEG, withSegments(plain, 100_000))).isEmpty();
        assertThat(clean(ImageFormat.JPEG, withSegments(plain, 900))).isPresent();
        assertThat(Files.readAllBytes(folder.resolve("cleaned"))).isEqualTo(plain);
    }

    private static byte[] withSegments(byte[] jpeg, int segments) {
        byte[] one = segment(0xE1, ascii("x"));
        return concat(
            Arrays.copyOf(jpeg, 2),
            concat(Collections.nCopies(segments, one).toArray(byte[][]::new)),
            Arrays.copyOfRange(jpeg, 2, jpeg.length)
        );
    }

    /** Lossless, hierarchical and arithmetic ones, and such of 12 bits. */
    @ParameterizedTest
    @CsvSource({ "195, 8", "197, 8", "201, 8", "193, 12", "192, 16" })
    void takesNoKindOfJpegThatNoBrowserShows(int frame, int depth) throws IOException {
        byte[] jpeg = corpus("rgb.jpg").clone();
        int at = indexOf(jpeg, 0xC0);
        jpeg[at + 1] = (byte) frame;
        jpeg[at + 4] = (byte) depth;
        assertThat(clean(ImageFormat.JPEG, jpeg)).isEmpty();
    }

    @Test
    void countsTheChunksOfAPng() throws IOException {
        assertThat(
            clean(ImageFormat.PNG, png(8, 2, Collections.nCopies(30_000, chunk("IDAT", new byte[1]))))
        ).isEmpty();
        var texts = Collections.nCopies(30_000, chunk("zTXt", ascii("a\0\0")));
        assertThat(clean(ImageFormat.PNG, png(8, 2, texts))).isEmpty();
    }

    @Test
    void leavesOutWhatAPngMayHaveOnceOrNotSoLarge() throws IOException {
        byte[] gamma = chunk("gAMA", big(45455));
        byte[] profile = chunk("iCCP", new byte[ImageLimits.MAX_PROFILE + 1]);
        byte[] text = chunk("zTXt", new byte[1_000_000]);
        var shape = clean(ImageFormat.PNG, png(8, 2, List.of(gamma, profile, gamma, text, gamma)));
        assertThat(shape).contains(new ImageShape(100, 100));
        assertThat(Files.readAllBytes(folder.resolve("cleaned"))).isEqualTo(png(8, 2, List.of(gamma)));
    }

    @ParameterizedTest
    @CsvSource({ "8, 2, true", "16, 6, false", "16, 2, false", "8, 6, true" })
    void countsTheBytesThatAPngUnfoldsTo(int depth, int colours, boolean kept) throws IOException {
        byte[] png = png(depth, colours, List.of());
        System.arraycopy(concat(big(7000), big(7000)), 0, png, 16, 8);
        assertThat(clean(ImageFormat.PNG, png).isPresent()).isEqualTo(kept);
    }

    private static byte[] png(int depth, int colours, List<byte[]> chunks) {
        byte[] header = concat(big(100), big(100), new byte[] { (byte) depth, (byte) colours, 0, 0, 0 });
        return concat(
            PNG_SIGNATURE,
            chunk("IHDR", header),
            concat(chunks.toArray(byte[][]::new)),
            chunk("IDAT", new byte[4]),
            chunk("IEND", new byte[0])
        );
    }

    @Test
    void countsThePicturesOfAGif() throws IOException {
        assertThat(clean(ImageFormat.GIF, gif(100, 100, 5_000))).contains(new ImageShape(100, 100, 1, true));
        assertThat(clean(ImageFormat.GIF, gif(100, 100, 100_000))).isEmpty();
        assertThat(clean(ImageFormat.GIF, gif(100, 100, 1))).contains(new ImageShape(100, 100));
        assertThat(clean(ImageFormat.GIF, gif(65_535, 65_535, 1))).isEmpty();
    }

    private static byte[] gif(int width, int height, int pictures) {
        byte[] screen = { (byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8), 0, 0, 0 };
        byte[] picture = { 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0, 0 };
        return concat(
            ascii("GIF89a"),
            screen,
            concat(Collections.nCopies(pictures, picture).toArray(byte[][]::new)),
            new byte[] { 0x3B }
        );
    }

    @Test
    void countsThePicturesOfAWebp() throws IOException {
        byte[] frame = frame(48, 32, lossless(48, 32));
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), concat(frame, frame)))).contains(
            new ImageShape(48, 32, 1, true)
        );
        byte[] many = concat(Collections.nCopies(6_000, frame).toArray(byte[][]::new));
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), many))).isEmpty();
    }

    @Test
    void takesNoWebpWhosePicturesAreLargerThanItSays() throws IOException {
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), lossless(16_383, 16_383)))).isEmpty();
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), frame(48, 32, lossless(16_383, 16_383))))).isEmpty();
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), frame(49, 32, lossless(49, 32))))).isEmpty();
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), frame(48, 32, webpChunk("EXIF", ascii("place")))))).isEmpty();
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), lossless(48, 32)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 10 })
    void takesNoWebpWithASecondHead(int length) throws IOException {
        byte[] second = webpChunk("VP8X", new byte[length]);
        assertThat(clean(ImageFormat.WEBP, webp(canvas(), second, lossless(48, 32)))).isEmpty();
        assertThat(clean(ImageFormat.WEBP, webp(second, lossless(1, 1))))
            .as("as the first")
            .satisfies(shape -> assertThat(shape.isPresent()).isEqualTo(length == 10));
    }

    private static byte[] canvas() {
        return webpChunk("VP8X", concat(new byte[] { 0x02, 0, 0, 0 }, little3(47), little3(31)));
    }

    private static byte[] lossless(int width, int height) {
        return webpChunk("VP8L", concat(new byte[] { 0x2F }, little((width - 1) | ((height - 1) << 14)), new byte[9]));
    }

    private static byte[] frame(int width, int height, byte[] chunks) {
        return webpChunk(
            "ANMF",
            concat(new byte[6], little3(width - 1), little3(height - 1), little3(100), new byte[1], chunks)
        );
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = concat(chunks);
        return concat(ascii("RIFF"), little(all.length + 4), ascii("WEBP"), all);
    }

    /** Whatever breaks off or is bent comes out as no image, or as one, but never as an exception. */
    @ParameterizedTest
    @ValueSource(
        strings = {
            "rgb.jpg",
            "progressive.jpg",
            "cmyk.jpg",
            "sideways.jpg",
            "sideways.png",
            "palette-clear.png",
            "moving.png",
            "moving.gif",
            "moving.webp",
            "sideways.webp",
            "rgb.webp",
        }
    )
    void survivesWhatIsBrokenInAnyPlace(String name) throws IOException {
        byte[] whole = corpus(name);
        var format = ImageFormat.valueOf(
            switch (name.substring(name.indexOf('.') + 1)) {
                case "jpg" -> "JPEG";
                case "png" -> "PNG";
                case "gif" -> "GIF";
                default -> "WEBP";
            }
        );
        for (int length = 0; length < whole.length; length += 3) {
            decodeIfItMay(format, Arrays.copyOf(whole, length));
        }
        var chance = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bent = whole.clone();
            for (int times = 0; times < 3; times++) {
                bent[chance.nextInt(bent.length)] = (byte) chance.nextInt(256);
            }
            decodeIfItMay(format, bent);
        }
    }

    private void decodeIfItMay(ImageFormat format, byte[] image) throws IOException {
        var shape = clean(format, image);
        if (shape.isPresent() && shape.get().pixels() < 1_000_000) {
            assertThat(decode(shape.get(), Integer.MAX_VALUE)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "rgb.jpg", "progressive.jpg", "rgb16.png", "rgb.gif", "rgb.webp" })
    void endsADecodingWhoseTimeIsOver(String name) throws IOException {
        Files.write(folder.resolve("received"), corpus(name));
        var format = ImageFormat.of(folder.resolve("received")).orElseThrow();
        var shape = clean(format, corpus(name)).orElseThrow();
        assertThat(decode(shape, Integer.MAX_VALUE)).isPresent();
        for (int asked = 0; asked < 3; asked++) {
            assertThat(decode(shape, asked)).isEmpty();
        }
    }

    /** @param looks how often the time is found not to be over */
    private Optional<EncodedImage> decode(ImageShape shape, int looks) throws IOException {
        var left = new AtomicInteger(looks);
        return Images.decodeNow(
            folder.resolve("cleaned"),
            shape,
            false,
            480,
            picture -> Scaling.within(picture, 480),
            () -> left.getAndDecrement() <= 0
        );
    }

    private Optional<ImageShape> clean(ImageFormat format, byte[] image) throws IOException {
        Files.write(folder.resolve("received"), image);
        return Images.clean(format, folder.resolve("received"), folder.resolve("cleaned"));
    }
}
