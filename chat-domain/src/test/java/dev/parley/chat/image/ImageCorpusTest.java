package dev.parley.chat.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One small image of each kind: it is kept, held upright, and its copy has its tones. */
class ImageCorpusTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "grey.png,          200, 200, 200",
        "grey16.png,        200, 200, 200",
        "grey-alpha.png,    200, 200, 200",
        "grey-alpha16.png,  200, 200, 200",
        "rgb16.png,         200,  60,  30",
        "rgba.png,          200,  60,  30",
        "palette-clear.png, 200,  60,  30",
        "grey.jpg,          200, 200, 200",
        "rgb.jpg,           200,  60,  30",
        "progressive.jpg,   200,  60,  30",
        "rgb-uncoded.jpg,   200,  60,  30",
        "cmyk.jpg,          200,  60,  30",
        "rgb.gif,           200,  60,  30",
        "rgb.webp,          200,  60,  30",
        "moving.gif,        255,   0,   0",
        "moving.webp,       255,   0,   0",
        "moving.png,        254,   0,   0",
    })
    void aCopyHasTheTonesOfTheImage(String name, int red, int green, int blue) throws IOException {
        var copy = copyOf(Pictures.corpus(name));
        assertThat(copy.getWidth()).isEqualTo(name.equals("moving.png") ? copy.getWidth() : 48);
        assertTone(copy, red, green, blue);
    }

    private static void assertTone(BufferedImage copy, int red, int green, int blue) {
        int pixel = copy.getRGB(20, 16);
        assertThat((pixel >> 16) & 0xFF)
            .as("red")
            .isCloseTo(red, within(6));
        assertThat((pixel >> 8) & 0xFF)
            .as("green")
            .isCloseTo(green, within(6));
        assertThat(pixel & 0xFF)
            .as("blue")
            .isCloseTo(blue, within(6));
    }

    @Test
    void whatIsClearStaysClear() throws IOException {
        assertThat(copyOf(Pictures.corpus("palette-clear.png")).getRGB(44, 16) >>> 24).isZero();
        byte[] grey = greyOf(200);
        byte[] keyed = insert(grey, Pictures.chunk("tRNS", new byte[] { 0, (byte) 200 }));
        assertThat(copyOf(keyed).getRGB(4, 4) >>> 24).isZero();
    }

    /** A gamma of 1 says that the numbers are light itself, of which 128 is coded as 188 in sRGB. */
    @Test
    void aCopyIsAsBrightAsTheGammaOfAPngSays() throws IOException {
        byte[] linear = insert(greyOf(128), Pictures.chunk("gAMA", Pictures.big(100_000)));
        assertTone(copyOf(linear), 188, 188, 188);
        byte[] usual = insert(greyOf(128), Pictures.chunk("gAMA", Pictures.big(45_455)));
        assertTone(copyOf(usual), 128, 128, 128);
    }

    @Test
    void aCopyIsAsBrightAsTheProfileSays() throws IOException {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var picture = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < 48 * 32; at++) {
            picture.setRGB(at % 48, at / 48, 0x808080);
        }
        ImageIO.write(picture, "png", bytes);
        byte[] png = insert(bytes.toByteArray(), Pictures.chunk("iCCP", named(profile)));
        assertTone(copyOf(png), 188, 188, 188);

        bytes.reset();
        ImageIO.write(picture, "jpeg", bytes);
        byte[] jpeg = bytes.toByteArray();
        byte[] segment = Pictures.segment(0xE2, Pictures.concat(Pictures.ascii("ICC_PROFILE\0\1\1"), profile));
        byte[] labelled = Pictures.concat(Arrays.copyOf(jpeg, 20), segment, Arrays.copyOfRange(jpeg, 20, jpeg.length));
        assertTone(copyOf(labelled), 188, 188, 188);
    }

    @Test
    void aProfileThatMakesNoSenseIsLeftAlone() throws IOException {
        for (byte[] chunk : new byte[][] {
            new byte[0],
            new byte[10],
            Pictures.ascii("n\0\0xyz"),
            named(new byte[200]),
        }) {
            assertTone(copyOf(insert(greyOf(128), Pictures.chunk("iCCP", chunk))), 128, 128, 128);
        }
    }

    private static byte[] named(byte[] profile) throws IOException {
        var deflated = new ByteArrayOutputStream();
        deflated.writeBytes("profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(profile);
        }
        return deflated.toByteArray();
    }

    private static byte[] greyOf(int tone) throws IOException {
        var picture = new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int at = 0; at < 48 * 32; at++) {
            picture.getRaster().setSample(at % 48, at / 48, 0, tone);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] insert(byte[] png, byte[] chunk) {
        return Pictures.concat(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    @ParameterizedTest
    @ValueSource(strings = { "sideways.jpg", "sideways.png", "sideways.webp" })
    void whatIsHeldSidewaysIsShownUpright(String name) throws IOException {
        byte[] image = Pictures.corpus(name);
        var shape = clean(image);
        assertThat(shape).isEqualTo(new ImageShape(48, 32, 6, false));
        var upright = Pictures.decode(decode(shape).bytes());
        assertThat(upright.getWidth()).isEqualTo(32);
        assertThat(upright.getHeight()).isEqualTo(48);
        assertThat(upright.getRGB(16, 8) & 0xFF0000).isGreaterThan(0xD00000);
        assertThat(upright.getRGB(16, 40) & 0xFF).isGreaterThan(0xD0);

        byte[] once = Files.readAllBytes(folder.resolve("cleaned"));
        assertThat(clean(once)).isEqualTo(shape);
        assertThat(Files.readAllBytes(folder.resolve("cleaned"))).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({
        "moving.gif, true",
        "moving.png, true",
        "moving.webp, true",
        "rgb.gif, false",
        "rgb16.png, false",
        "rgb.webp, false",
    })
    void tellsWhatMoves(String name, boolean moves) throws IOException {
        assertThat(clean(Pictures.corpus(name)).moving()).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource({ "40000, 1", "1, 40000", "20000, 7" })
    void aStripHasACopy(int width, int height) throws IOException {
        for (String format : new String[] { "png", "jpeg", "gif" }) {
            var copy = copyOf(Pictures.encoded(format, width, height));
            assertThat(Math.max(copy.getWidth(), copy.getHeight())).isEqualTo(480);
            assertThat(Math.min(copy.getWidth(), copy.getHeight())).isEqualTo(1);
        }
    }

    private BufferedImage copyOf(byte[] image) throws IOException {
        return Pictures.decode(decode(clean(image)).bytes());
    }

    private ImageShape clean(byte[] image) throws IOException {
        var received = folder.resolve("received");
        Files.write(received, image);
        return Images.clean(ImageFormat.of(received).orElseThrow(), received, folder.resolve("cleaned")).orElseThrow();
    }

    private EncodedImage decode(ImageShape shape) throws IOException {
        return Images.decodeNow(
            folder.resolve("cleaned"),
            shape,
            false,
            480,
            picture -> Scaling.within(picture, 480),
            () -> false
        ).orElseThrow();
    }
}
