package dev.parley.chat.image;

/**
 * How large an image is and how it is to be held.
 *
 * @param width pixels as stored
 * @param height pixels as stored
 * @param orientation that of EXIF, 1 to 8; 1 is upright, from 5 on width and height change places
 */
public record ImageShape(int width, int height, int orientation) {
    ImageShape(int width, int height) {
        this(width, height, 1);
    }

    public long pixels() {
        return (long) width * height;
    }

    public int uprightWidth() {
        return orientation >= 5 ? height : width;
    }

    public int uprightHeight() {
        return orientation >= 5 ? width : height;
    }
}
