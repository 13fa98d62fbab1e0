package dev.parley.chat.image;

import static dev.parley.chat.image.MalformedImageException.require;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** The image readers and writers of the JDK, and one of WebP, kept within bounds. */
final class Decoder {

    private static final Set<String> READ = Set.of("jpeg", "png", "gif", "webp");

    /**
     * How many million pixels are decoded at a time, since a progressive JPEG takes memory by all of its pixels (6 bytes
     * each), however small the copy is to be.
     */
    private static final int AT_ONCE = 60;
    /** The readers of GIF and WebP take more for a pixel, and time; a photo of a phone is within it. */
    private static final long MAX_PIXELS_OF_OTHERS = 20_000_000;

    private static final Set<String> OTHERS = Set.of("gif", "webp");
    private static final Semaphore MEGAPIXELS = new Semaphore(AT_ONCE, true);

    private Decoder() {}

    /**
     * Reads the first picture, leaving out whole rows and columns where it is far larger than needed, so that the memory it
     * takes follows from {@code edge}.
     *
     * @param whole how large it must be, since that of an animation may be a part of what is shown; null for any size
     * @param edge how many pixels the shorter side must have left, if it has as many
     */
    static BufferedImage read(ImageInputStream input, @Nullable ImageShape whole, int edge) throws IOException {
        var readers = ImageIO.getImageReaders(input);
        require(readers.hasNext(), "no reader");
        var reader = readers.next();
        try {
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            require(READ.contains(format), "no reader");
            reader.setInput(input, true, true);
            require(whole == null || isOfSize(reader, whole), "a part of a picture");
            return read(reader, OTHERS.contains(format) ? MAX_PIXELS_OF_OTHERS : Images.MAX_PIXELS, edge);
        } finally {
            reader.dispose();
        }
    }

    private static boolean isOfSize(ImageReader reader, ImageShape shape) throws IOException {
        return reader.getWidth(0) == shape.width() && reader.getHeight(0) == shape.height();
    }

    private static BufferedImage read(ImageReader reader, long maxPixels, int edge) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        require(width > 0 && height > 0 && (long) width * height <= maxPixels, "size");
        int step = Math.max(1, Math.min(width, height) / (2 * edge));
        // A strip that is a hundred times as long as it is wide would be no smaller for it.
        step = Math.max(step, Math.max(width, height) / (32 * edge));
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        int share = 1 + (int) (((long) width * height) / 1_000_000);
        MEGAPIXELS.acquireUninterruptibly(share);
        try {
            return reader.read(0, parameters);
        } finally {
            MEGAPIXELS.release(share);
        }
    }

    static EncodedImage encode(BufferedImage picture) throws IOException {
        boolean alpha = picture.getColorModel().hasAlpha();
        var bytes = new ByteArrayOutputStream();
        require(ImageIO.write(picture, alpha ? "png" : "jpeg", bytes), "no writer");
        return new EncodedImage(alpha ? "image/png" : "image/jpeg", bytes.toByteArray());
    }
}
