package dev.parley.chat.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Drawing a picture anew, in another size. */
@FunctionalInterface
interface Scaling {
    BufferedImage apply(BufferedImage picture);

    /** The picture as large as fits into a square; a smaller one keeps its size. */
    static BufferedImage within(BufferedImage picture, int edge) {
        double factor = Math.min(1, (double) edge / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        return draw(picture, width, height);
    }

    /** The middle of the picture, as a square. */
    static BufferedImage square(BufferedImage picture, int edge) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        return draw(picture.getSubimage(left, top, side, side), edge, edge);
    }

    /** The picture turned and mirrored as EXIF's orientation says. */
    static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation <= 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        var transform = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        var turned = blank(picture, orientation >= 5 ? height : width, orientation >= 5 ? width : height);
        var graphics = turned.createGraphics();
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
        return turned;
    }

    /** Halves as long as it can, since one large step would leave pixels out. */
    private static BufferedImage draw(BufferedImage picture, int width, int height) {
        var present = picture;
        while (present.getWidth() >= 2 * width && present.getHeight() >= 2 * height) {
            present = drawOnce(present, present.getWidth() / 2, present.getHeight() / 2);
        }
        return drawOnce(present, width, height);
    }

    private static BufferedImage drawOnce(BufferedImage picture, int width, int height) {
        var drawn = blank(picture, width, height);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        return Tones.blank(width, height, like.getColorModel().hasAlpha());
    }
}
