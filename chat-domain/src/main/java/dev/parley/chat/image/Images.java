package dev.parley.chat.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * All processing of uploaded images. First {@link #clean} goes through the file once and checks it against {@link
 * ImageLimits}; its copy can then be decoded, by {@link ImageQueue} and within a time limit. The result is empty for an
 * image that is broken, too expensive, or of another format than it says.
 */
@Component
public final class Images {

    /** The most pixels of an image. */
    public static final long MAX_PIXELS = ImageLimits.MAX_PIXELS;

    private final ImageQueue queue;
    private final long timeLimitNanos;

    Images(ImageQueue queue, ImageProperties properties) {
        this.queue = queue;
        timeLimitNanos = properties.timeLimit().toNanos();
    }

    /**
     * Copies an image without its metadata: where it was taken, with what, by whom. The picture itself is not coded anew.
     * What is shown of it, animation, colour profile and orientation, stays. Takes time by its bytes alone.
     *
     * @throws IOException when a file cannot be read or written
     */
    public static Optional<ImageShape> clean(ImageFormat format, Path from, Path to) throws IOException {
        try (var in = open(from); var out = new DataOutputStream(buffered(Files.newOutputStream(to)))) {
            var shape = switch (format) {
                case JPEG -> JpegCleaner.clean(in, out);
                case PNG -> PngCleaner.clean(in, out);
                case GIF -> GifCleaner.clean(in, out);
                case WEBP -> cleanWebp(in, from, out);
            };
            return Optional.of(shape).filter(ImageShape::isWithinLimits);
        } catch (MalformedImageException | EOFException | RuntimeException broken) {
            // A cleaner may trip over a file as well as refuse it.
            return Optional.empty();
        }
    }

    /**
     * A smaller copy of a cleaned image, upright; of one that moves, its first picture.
     *
     * @param edge the most pixels of its longer side; a smaller image keeps its size
     * @throws dev.parley.chat.error.ParleyException as {@link ImageQueue#call}
     */
    public Optional<EncodedImage> thumbnail(Uploader uploader, Path cleaned, ImageShape shape, int edge)
        throws IOException {
        return decode(uploader, () ->
            decodeNow(cleaned, shape, false, edge, picture -> Scaling.within(picture, edge), timeLimit())
        );
    }

    /**
     * A square of the middle of a cleaned image, upright; of one that moves, of its first picture, however small that is.
     *
     * @param edge the pixels of each side
     * @throws dev.parley.chat.error.ParleyException as {@link ImageQueue#call}
     */
    public Optional<EncodedImage> square(Uploader uploader, Path cleaned, ImageShape shape, int edge)
        throws IOException {
        return decode(uploader, () ->
            decodeNow(cleaned, shape, true, edge, picture -> Scaling.square(picture, edge), timeLimit())
        );
    }

    /**
     * A cleaned image in its full size, turned upright and coded anew: for one that browsers do not turn. Empty also where
     * it is too large for that.
     *
     * @throws dev.parley.chat.error.ParleyException as {@link ImageQueue#call}
     */
    public Optional<EncodedImage> upright(Uploader uploader, Path cleaned, ImageShape shape) throws IOException {
        if (shape.pixels() > ImageLimits.MAX_TURNED_PIXELS) {
            return Optional.empty();
        }
        return decode(uploader, () ->
            decodeNow(cleaned, shape, false, ImageLimits.MAX_SIDE, picture -> picture, timeLimit())
        );
    }

    private Optional<EncodedImage> decode(Uploader uploader, Callable<Optional<EncodedImage>> decoding)
        throws IOException {
        try {
            return queue.call(uploader, decoding);
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }

    private BooleanSupplier timeLimit() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start > timeLimitNanos;
    }

    /**
     * @param partly whether the first picture may be smaller than the image
     * @param over whether the time is, asked again and again
     */
    static Optional<EncodedImage> decodeNow(
        Path cleaned,
        ImageShape shape,
        boolean partly,
        int edge,
        Scaling scaling,
        BooleanSupplier over
    ) throws IOException {
        try (var input = new TimedImageInput(cleaned, over)) {
            var read = Decoder.read(input, shape, partly, edge);
            var tones =
                ImageFormat.of(cleaned).orElseThrow() == ImageFormat.PNG ? PngTones.of(cleaned) : Tones.of(read);
            var coded = scaling.apply(Scaling.upright(Tones.asCoded(read), shape.orientation()));
            return Optional.of(Decoder.encode(Tones.orAsCoded(tones, coded)));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            // The decoders throw all sorts of things at a broken image, and some take what it says for its size.
            return Optional.empty();
        }
    }

    private static ImageShape cleanWebp(DataInputStream in, Path from, DataOutputStream out) throws IOException {
        try (var again = open(from)) {
            return WebpCleaner.clean(in, again, out);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static OutputStream buffered(OutputStream out) {
        return new BufferedOutputStream(out, 1 << 16);
    }
}
