package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/** The image readers and writers of the JDK, and those of WebP and of JPEG for print, kept within bounds. */
final class Decoder {

    private static final Set<String> READ = Set.of("jpeg", "png", "gif", "webp");

    /**
     * How many million pixels are decoded at a time, since a progressive JPEG takes memory by all of its pixels (6 bytes
     * each), however small the copy is to be.
     */
    private static final int AT_ONCE = 60;
    private static final Set<String> GIF_AND_WEBP = Set.of("gif", "webp");
    private static final Semaphore MEGAPIXELS = new Semaphore(AT_ONCE, true);
    private static final float QUALITY = 0.9f;

    private Decoder() {}

    /**
     * Reads the first picture, leaving out whole rows and columns where it is far larger than needed, so that the memory it
     * takes follows from {@code edge}.
     *
     * @param whole how large the image is; its first picture must be as large unless it may be a part of it
     * @param edge how many pixels the shorter side must have left, if it has as many
     */
    static BufferedImage read(TimedImageInput input, ImageShape whole, boolean partly, int edge) throws IOException {
        var readers = ImageIO.getImageReaders(input);
        require(readers.hasNext(), "no reader");
        var reader = readers.next();
        try {
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            require(READ.contains(format), "no reader");
            reader.setInput(input, true, true);
            var size = new ImageShape(reader.getWidth(0), reader.getHeight(0));
            require(isOfSize(size, whole) || (partly && isWithin(size, whole)), "a part of a picture");
            long most = GIF_AND_WEBP.contains(format) ? ImageLimits.MAX_PIXELS_OF_GIF_AND_WEBP : ImageLimits.MAX_PIXELS;
            require(whole.pixels() <= most, "size");
            input.limit(reader);
            var picture = read(reader, size, edge);
            input.requireTime();
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static boolean isOfSize(ImageShape picture, ImageShape whole) {
        return picture.width() == whole.width() && picture.height() == whole.height();
    }

    private static boolean isWithin(ImageShape picture, ImageShape whole) {
        return picture.width() <= whole.width() && picture.height() <= whole.height() && picture.pixels() > 0;
    }

    private static BufferedImage read(ImageReader reader, ImageShape size, int edge) throws IOException {
        int step = Math.max(1, Math.min(size.width(), size.height()) / (2 * edge));
        // A strip that is a hundred times as long as it is wide would be no smaller for it.
        step = Math.max(step, Math.max(size.width(), size.height()) / (32 * edge));
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        int share = 1 + (int) (size.pixels() / 1_000_000);
        MEGAPIXELS.acquireUninterruptibly(share);
        try {
            return reader.read(0, parameters);
        } finally {
            MEGAPIXELS.release(share);
        }
    }

    /** As PNG where anything of it is clear, else as JPEG. */
    static EncodedImage encode(BufferedImage picture) throws IOException {
        boolean alpha = picture.getColorModel().hasAlpha();
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(alpha ? "png" : "jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            if (!alpha) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new EncodedImage(alpha ? "image/png" : "image/jpeg", bytes.toByteArray());
    }
}
