package dev.parley.chat.attachment;

import dev.parley.chat.image.EncodedImage;
import dev.parley.chat.image.ImageFormat;
import dev.parley.chat.image.ImageShape;
import dev.parley.chat.image.Images;
import dev.parley.chat.image.Uploader;
import dev.parley.chat.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at what was uploaded: what it is, and of an image how large, without what it tells of its making, and smaller. */
@Component
@RequiredArgsConstructor
class Examiner {

    private static final int THUMBNAIL_EDGE = 480;
    private static final int SMALL_BYTES = 256 * 1024;

    private final Images images;

    /** What is kept of an upload: its bytes, possibly without metadata, and what was found out about them. */
    record Examined(Path content, String mediaType, @Nullable ImageShape shape, @Nullable EncodedImage thumbnail) {}

    /**
     * @param cleaned where an image may be copied to
     * @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} or {@code UNAVAILABLE} where too many images wait
     */
    Examined examine(UserId uploader, Path received, Path cleaned) throws IOException {
        String mediaType = MediaTypes.of(received);
        var format = ImageFormat.of(mediaType).orElse(null);
        var shape = format == null ? null : Images.clean(format, received, cleaned).orElse(null);
        if (format == null || shape == null) {
            return new Examined(received, mediaType, null, null);
        }
        var by = new Uploader(uploader.value());
        return switch (format) {
            case GIF -> shown(by, cleaned, mediaType, shape);
            case WEBP -> upright(by, cleaned, mediaType, shape);
            // What the server cannot decode it does not vouch for.
            case JPEG, PNG -> vouchedFor(by, cleaned, mediaType, shape);
        };
    }

    private Examined shown(Uploader by, Path cleaned, String mediaType, ImageShape shape) throws IOException {
        var thumbnail = isSmall(cleaned, shape)
            ? Optional.<EncodedImage>empty()
            : images.thumbnail(by, cleaned, shape, THUMBNAIL_EDGE);
        return new Examined(cleaned, mediaType, shape, thumbnail.orElse(null));
    }

    private Examined vouchedFor(Uploader by, Path cleaned, String mediaType, ImageShape shape) throws IOException {
        var thumbnail = images.thumbnail(by, cleaned, shape, THUMBNAIL_EDGE).orElse(null);
        if (thumbnail == null) {
            return new Examined(cleaned, mediaType, null, null);
        }
        boolean asItIs = shape.moving() && isSmall(cleaned, shape);
        return new Examined(cleaned, mediaType, shape, asItIs ? null : thumbnail);
    }

    /** Browsers turn JPEG and PNG as they say, and WebP not. */
    private Examined upright(Uploader by, Path cleaned, String mediaType, ImageShape shape) throws IOException {
        var turned = shape.orientation() > 1 ? images.upright(by, cleaned, shape) : Optional.<EncodedImage>empty();
        if (turned.isPresent()) {
            Files.write(cleaned, turned.get().bytes());
            return shown(by, cleaned, turned.get().mediaType(), shape.upright());
        }
        return shown(by, cleaned, mediaType, shape.asStored());
    }

    /** Small ones are shown as they are, and move if they do. */
    private static boolean isSmall(Path image, ImageShape shape) throws IOException {
        return Files.size(image) <= SMALL_BYTES && Math.max(shape.width(), shape.height()) <= THUMBNAIL_EDGE;
    }
}
