package dev.parley.chat.image;

import static dev.parley.chat.image.Pictures.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata go, the picture stays, and nothing is believed. */
class ImagesTest {

    private static final Uploader ANNA = new Uploader("anna");
    private static final ImageProperties USUAL = new ImageProperties(
        1,
        Duration.ofMinutes(1),
        10,
        10,
        Duration.ofMinutes(1)
    );
    private static final ImageQueue QUEUE = new ImageQueue(USUAL);

    @TempDir
    Path folder = Path.of("");

    private final Images images = new Images(QUEUE, USUAL);

    @AfterAll
    static void close() {
        QUEUE.close();
    }

    private static byte[] withPlace(ImageFormat format) {
        return switch (format) {
            case JPEG -> Pictures.jpegWithPlace(320, 200, 1);
            case PNG -> Pictures.pngWithPlace(320, 200);
            case GIF -> Pictures.gifWithPlace(320, 200);
            case WEBP -> Pictures.webpWithPlace();
        };
    }

    @ParameterizedTest
    @EnumSource
    void takesThePlaceOutOfAnImage(ImageFormat format) throws IOException {
        assertThat(new String(withPlace(format), StandardCharsets.ISO_8859_1)).contains(SECRET);
        assertThat(clean(format, withPlace(format))).contains(new ImageShape(320, 200));
        assertThat(new String(cleaned(), StandardCharsets.ISO_8859_1)).doesNotContain(
            SECRET,
            "<script",
            "<html",
            "<gps"
        );
    }

    @ParameterizedTest
    @EnumSource(names = { "JPEG", "PNG", "GIF" })
    void leavesThePictureAsItIs(ImageFormat format) throws IOException {
        clean(format, withPlace(format));
        var before = Pictures.decode(withPlace(format));
        var after = Pictures.decode(cleaned());
        assertThat(pixels(after)).isEqualTo(pixels(before));
    }

    @ParameterizedTest
    @EnumSource
    void cleaningTwiceChangesNothing(ImageFormat format) throws IOException {
        clean(format, withPlace(format));
        byte[] once = cleaned();
        clean(format, once);
        assertThat(cleaned()).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnImageThatBreaksOffOrIsSomethingElse(ImageFormat format) throws IOException {
        byte[] whole = withPlace(format);
        assertThat(clean(format, Arrays.copyOf(whole, 20))).isEmpty();
        assertThat(clean(format, Pictures.ascii("<html><script>alert(1)</script>"))).isEmpty();
        assertThat(clean(format, new byte[0])).isEmpty();
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 13, damaged.length, (byte) 0xFF);
        assertThat(clean(format, damaged)).isEmpty();
    }

    @Test
    void aFileThatTheCleanerTripsOverIsNoImage() throws IOException {
        byte[] shape = Pictures.concat(Pictures.ascii("VP8X"), new byte[] {
            10,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            9,
            0,
            0,
            9,
            0,
            0,
        });
        byte[] emptySecond = Pictures.concat(
            Pictures.ascii("RIFF"),
            new byte[] { 30, 0, 0, 0 },
            Pictures.ascii("WEBP"),
            shape,
            Pictures.ascii("VP8X"),
            new byte[4]
        );
        assertThat(clean(ImageFormat.WEBP, emptySecond)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 4, 5, 6, 7, 8 })
    void keepsHowAJpegIsHeldAndShowsItUpright(int orientation) throws IOException {
        var shape = clean(ImageFormat.JPEG, Pictures.jpegWithPlace(320, 200, orientation)).orElseThrow();
        assertThat(shape).isEqualTo(new ImageShape(320, 200, orientation, false));
        assertThat(clean(ImageFormat.JPEG, cleaned())).contains(shape);

        var thumbnail = Pictures.decode(thumbnail(shape, 100).orElseThrow().bytes());
        boolean turned = orientation >= 5;
        assertThat(thumbnail.getWidth()).isEqualTo(turned ? 63 : 100);
        assertThat(thumbnail.getHeight()).isEqualTo(turned ? 100 : 63);
        // Red was on the left.
        var red = switch (orientation) {
            case 2, 3 -> new int[] { 90, 30 };
            case 4 -> new int[] { 10, 30 };
            case 5, 6 -> new int[] { 30, 10 };
            default -> new int[] { 30, 90 };
        };
        assertThat(thumbnail.getRGB(red[0], red[1]) & 0xFF0000).isGreaterThan(0xE00000);
    }

    @Test
    void neverUnfoldsAnImageOfTooManyPixels() throws IOException {
        byte[] bomb = Pictures.concat(
            Pictures.ascii("\u0089PNG\r\n\u001A\n"),
            Pictures.chunk("IHDR", new byte[] { 0, 0, (byte) 0xEA, 0x60, 0, 0, (byte) 0xEA, 0x60, 8, 2, 0, 0, 0 }),
            Pictures.chunk("IDAT", new byte[10]),
            Pictures.chunk("IEND", new byte[0])
        );
        assertThat(clean(ImageFormat.PNG, bomb)).isEmpty();
    }

    @Test
    void makesASmallCopyOfALargeImage() throws IOException {
        var shape = clean(ImageFormat.PNG, Pictures.encoded("png", 3000, 1500)).orElseThrow();
        var thumbnail = thumbnail(shape, 480).orElseThrow();
        var picture = Pictures.decode(thumbnail.bytes());
        assertThat(thumbnail.mediaType()).isEqualTo("image/jpeg");
        assertThat(picture.getWidth()).isEqualTo(480);
        assertThat(picture.getHeight()).isEqualTo(240);
    }

    @ParameterizedTest
    @ValueSource(strings = { "gif", "lossy", "lossless", "animated" })
    void makesASmallCopyOfTheFirstPictureOfAGifOrWebp(String kind) throws IOException {
        var format = kind.equals("gif") ? ImageFormat.GIF : ImageFormat.WEBP;
        byte[] image = switch (kind) {
            case "gif" -> Pictures.encoded("gif", 320, 200);
            case "animated" -> Pictures.animatedWebp(320, 200);
            default -> Pictures.webp(kind);
        };
        var shape = clean(format, image).orElseThrow();
        assertThat(shape).isEqualTo(new ImageShape(320, 200, 1, kind.equals("animated")));

        var picture = Pictures.decode(thumbnail(shape, 100).orElseThrow().bytes());
        assertThat(picture.getWidth()).isEqualTo(100);
        assertThat(picture.getHeight()).isEqualTo(63);
        assertThat(picture.getRGB(10, 30) & 0xFF0000).isGreaterThan(0xD00000);
        assertThat(picture.getRGB(90, 30) & 0xFF).isGreaterThan(0xD0);
    }

    @Test
    void givesNoThumbnailOfAPartOfAPicture() throws IOException {
        var shape = clean(ImageFormat.WEBP, Pictures.animatedWebp(640, 400)).orElseThrow();
        assertThat(thumbnail(shape, 100)).isEmpty();
    }

    @Test
    void neverUnfoldsAGifOfTooManyPixels() throws IOException {
        byte[] gif = Pictures.encoded("gif", 100, 100);
        // 5000 x 5000, on the screen and of the picture, whose data are those of the small one.
        for (int at : new int[] { 6, indexOfPicture(gif) + 5 }) {
            System.arraycopy(new byte[] { (byte) 0x88, 0x13, (byte) 0x88, 0x13 }, 0, gif, at, 4);
        }
        var shape = clean(ImageFormat.GIF, gif).orElseThrow();
        assertThat(shape).isEqualTo(new ImageShape(5000, 5000));
        assertThat(thumbnail(shape, 100)).isEmpty();
        assertThat(images.square(ANNA, folder.resolve("cleaned"), shape, 100)).isEmpty();
    }

    private static int indexOfPicture(byte[] gif) {
        int colours = 3 * (2 << (gif[10] & 7));
        int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : colours);
        while (gif[at] != 0x2C) {
            at++;
        }
        return at;
    }

    @Test
    void givesNoThumbnailOfAPictureThatCannotBeDecoded() throws IOException {
        byte[] hollow = Pictures.concat(
            Pictures.ascii("\u0089PNG\r\n\u001A\n"),
            Pictures.chunk("IHDR", new byte[] { 0, 0, 0, 10, 0, 0, 0, 10, 8, 2, 0, 0, 0 }),
            Pictures.chunk("IDAT", Pictures.ascii("<script>alert(1)</script>")),
            Pictures.chunk("IEND", new byte[0])
        );
        var shape = clean(ImageFormat.PNG, hollow).orElseThrow();
        assertThat(thumbnail(shape, 480)).isEmpty();
    }

    @Test
    void cutsTheMiddleOutAsASquare() throws IOException {
        for (ImageFormat format : new ImageFormat[] { ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.GIF }) {
            var shape = clean(format, Pictures.encoded(format.name().toLowerCase(Locale.ROOT), 640, 300)).orElseThrow();
            var square = Pictures.decode(
                images.square(ANNA, folder.resolve("cleaned"), shape, 256).orElseThrow().bytes()
            );
            assertThat(square.getWidth()).isEqualTo(256);
            assertThat(square.getHeight()).isEqualTo(256);
        }
    }

    private Optional<ImageShape> clean(ImageFormat format, byte[] image) throws IOException {
        Files.write(folder.resolve("received"), image);
        return Images.clean(format, folder.resolve("received"), folder.resolve("cleaned"));
    }

    private byte[] cleaned() throws IOException {
        return Files.readAllBytes(folder.resolve("cleaned"));
    }

    private Optional<EncodedImage> thumbnail(ImageShape shape, int edge) throws IOException {
        return images.thumbnail(ANNA, folder.resolve("cleaned"), shape, edge);
    }

    private static int[] pixels(BufferedImage picture) {
        Objects.requireNonNull(picture);
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
