package dev.parley.chat.image;

/**
 * How large an image is and how it is to be held.
 *
 * @param width pixels as stored
 * @param height pixels as stored
 * @param orientation that of EXIF, 1 to 8; 1 is upright, from 5 on width and height change places
 * @param moving whether it has more than one picture
 */
public record ImageShape(int width, int height, int orientation, boolean moving) {
    ImageShape(int width, int height) {
        this(width, height, 1, false);
    }

    ImageShape withOrientation(int other) {
        return new ImageShape(width, height, other, moving);
    }

    ImageShape withMoving(boolean moves) {
        return new ImageShape(width, height, orientation, moves);
    }

    /** As browsers show it that do not ask how it is to be held. */
    public ImageShape asStored() {
        return withOrientation(1);
    }

    /** As it is after the picture was turned as its orientation says. */
    public ImageShape upright() {
        return new ImageShape(uprightWidth(), uprightHeight(), 1, moving);
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

    boolean isWithinLimits() {
        return pixels() <= ImageLimits.MAX_PIXELS && Math.max(width, height) <= ImageLimits.MAX_SIDE;
    }
}
