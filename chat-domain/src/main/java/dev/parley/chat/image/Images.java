package dev.parley.chat.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** What can be done to an uploaded image. An image that is broken, or not what it says, gives an empty result. */
public final class Images {

    /** A larger image is never decoded: it may be a small file that unfolds without end. */
    public static final long MAX_PIXELS = 50_000_000;

    private Images() {}

    /**
     * Copies an image without its metadata: where it was taken, with what, by whom. The picture itself is not coded anew.
     * What is shown of it, animation, colour profile and orientation, stays.
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
            return Optional.of(shape).filter(fit -> fit.pixels() <= MAX_PIXELS);
        } catch (MalformedImageException | EOFException | RuntimeException broken) {
            // A cleaner may trip over a file as well as refuse it.
            return Optional.empty();
        }
    }

    /**
     * A smaller copy of an image, upright; of one that moves, its first picture.
     *
     * @param edge the most pixels of its longer side; a smaller image keeps its size
     */
    public static Optional<EncodedImage> thumbnail(Path file, ImageShape shape, int edge) throws IOException {
        try (var input = new FileImageInputStream(file.toFile())) {
            return decode(input, shape, edge, picture ->
                Scaling.within(Scaling.upright(picture, shape.orientation()), edge)
            );
        }
    }

    /**
     * A square of the middle of an image, upright.
     *
     * @param edge the pixels of each side
     */
    public static Optional<EncodedImage> square(byte[] file, int edge) {
        int orientation = orientation(file);
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            return decode(input, null, edge, picture -> Scaling.square(Scaling.upright(picture, orientation), edge));
        } catch (IOException failure) {
            return Optional.empty();
        }
    }

    private static Optional<EncodedImage> decode(
        ImageInputStream input,
        @Nullable ImageShape whole,
        int edge,
        Scaling scaling
    ) {
        try {
            var picture = Decoder.read(input, whole, edge);
            return Optional.of(Decoder.encode(scaling.apply(picture)));
        } catch (IOException | RuntimeException broken) {
            // The decoders throw all sorts of things at a broken image.
            return Optional.empty();
        }
    }

    private static int orientation(byte[] file) {
        try (
            var in = new DataInputStream(new ByteArrayInputStream(file));
            var nowhere = new DataOutputStream(OutputStream.nullOutputStream())
        ) {
            return JpegCleaner.clean(in, nowhere).orientation();
        } catch (IOException | RuntimeException notJpeg) {
            return 1;
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
