package dev.parley.chat.image;

/**
 * Limits of what an image may cost, checked on its structure before it is decoded. Beyond them it is not treated as an
 * image: a file of a message becomes a plain download, a picture of a user or chat is refused.
 */
final class ImageLimits {

    /** A larger image may be a small file that unfolds without end. */
    static final long MAX_PIXELS = 50_000_000;

    /** The readers of GIF and WebP take more for a pixel, and time; a photo of a phone is within it. */
    static final long MAX_PIXELS_OF_GIF_AND_WEBP = 20_000_000;

    /** What is turned in its full size takes 12 bytes of memory for a pixel. */
    static final long MAX_TURNED_PIXELS = 16_000_000;

    /** No browser shows more. */
    static final int MAX_SIDE = 65_535;

    /** Bytes that the pixels of a PNG unfold to. */
    static final long MAX_BYTES_OF_PIXELS = 200_000_000;

    /** Pictures of an animation. */
    static final int MAX_FRAMES = 5_000;

    /** Chunks of a PNG or WebP, blocks of a GIF. 25 MiB in chunks of 8 KiB, which is what most PNG have, are 3,200. */
    static final int MAX_CHUNKS = 20_000;

    /** Segments of a JPEG: 25 MiB of the largest ones are 400. Each costs the decoder a walk over those before it. */
    static final int MAX_SEGMENTS = 1_000;

    /** A progressive JPEG has about ten; each costs the decoder a pass over the components in it. */
    static final int MAX_SCANS = 100;

    /** Pixels that all scans of a JPEG go over; the largest image may have as many scans as encoders make. */
    static final long MAX_SCANNED_PIXELS = 600_000_000;

    /** The most bytes of a colour profile that is looked at. */
    static final int MAX_PROFILE = 1 << 22;

    private ImageLimits() {}
}
