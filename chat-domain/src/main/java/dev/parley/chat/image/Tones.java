package dev.parley.chat.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The colour space of a picture. Pictures are scaled as they are coded and converted to sRGB afterwards, so that the
 * conversion costs only the pixels of the small copy. Java2D by itself would take every grey as linear.
 */
@FunctionalInterface
interface Tones {
    BufferedImage toSrgb(BufferedImage coded);

    /** Those that the reader has found, where they are other than sRGB. */
    static Tones of(BufferedImage read) {
        var colours = read.getColorModel();
        boolean coded = colours instanceof ComponentColorModel && colours.getColorSpace() instanceof ICC_ColorSpace;
        boolean usual =
            colours.getColorSpace().isCS_sRGB() ||
            colours.getColorSpace() == ColorSpace.getInstance(ColorSpace.CS_GRAY) ||
            colours.getColorSpace() == ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        return coded && !usual ? profile(((ICC_ColorSpace) colours.getColorSpace()).getProfile()) : picture -> picture;
    }

    /** By a colour profile (ICC.1) of RGB or grey; with another one the numbers stay as they are. */
    static Tones profile(ICC_Profile profile) {
        int bands = profile.getNumComponents();
        return bands == 1 || bands == 3 ? picture -> convert(picture, profile, bands) : picture -> picture;
    }

    /** By the power that the numbers were raised to when they were coded, as {@code gAMA} of a PNG has it. */
    static Tones gamma(double gamma) {
        IntUnaryOperator tone = value -> {
            double light = Math.pow(value / 255.0, 1 / gamma);
            double coded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            return (int) Math.round(255 * Math.clamp(coded, 0, 1));
        };
        var table = new int[256];
        Arrays.setAll(table, tone);
        return picture ->
            change(
                picture,
                pixel ->
                    (pixel & 0xFF000000) |
                    (table[(pixel >> 16) & 0xFF] << 16) |
                    (table[(pixel >> 8) & 0xFF] << 8) |
                    table[pixel & 0xFF]
            );
    }

    /** The numbers of a picture in 8 bits, whatever they mean. */
    static BufferedImage asCoded(BufferedImage read) {
        int width = read.getWidth();
        int height = read.getHeight();
        var colours = read.getColorModel();
        var coded = blank(width, height, colours.hasAlpha());
        int bands = read.getRaster().getNumBands();
        int depth = colours.getComponentSize(0);
        boolean plain = colours instanceof ComponentColorModel && bands <= 4 && depth >= 8;
        var samples = new int[width * bands];
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            if (plain) {
                read.getRaster().getPixels(0, y, width, 1, samples);
                pack(samples, bands, depth - 8, row);
            } else {
                read.getRGB(0, y, width, 1, row, 0, width);
            }
            coded.setRGB(0, y, width, 1, row, 0, width);
        }
        return coded;
    }

    private static void pack(int[] samples, int bands, int shift, int[] row) {
        boolean grey = bands <= 2;
        boolean alpha = bands == 2 || bands == 4;
        for (int x = 0, at = 0; x < row.length; x++, at += bands) {
            int red = samples[at] >> shift;
            int green = grey ? red : samples[at + 1] >> shift;
            int blue = grey ? red : samples[at + 2] >> shift;
            int opaque = alpha ? samples[at + bands - 1] >> shift : 0xFF;
            row[x] = (opaque << 24) | (red << 16) | (green << 8) | blue;
        }
    }

    static BufferedImage blank(int width, int height, boolean alpha) {
        return new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage convert(BufferedImage coded, ICC_Profile profile, int bands) {
        int width = coded.getWidth();
        int height = coded.getHeight();
        var model = new ComponentColorModel(
            new ICC_ColorSpace(profile),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_BYTE
        );
        var raster = model.createCompatibleWritableRaster(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = coded.getRGB(x, y);
                for (int band = 0; band < bands; band++) {
                    raster.setSample(x, y, band, (pixel >> (16 - 8 * band)) & 0xFF);
                }
            }
        }
        var labelled = new BufferedImage(model, raster, false, null);
        var srgb = new ColorConvertOp(null).filter(labelled, blank(width, height, false));
        return coded.getColorModel().hasAlpha() ? withAlpha(srgb, coded) : srgb;
    }

    private static BufferedImage withAlpha(BufferedImage colours, BufferedImage alpha) {
        var both = blank(colours.getWidth(), colours.getHeight(), true);
        for (int y = 0; y < colours.getHeight(); y++) {
            for (int x = 0; x < colours.getWidth(); x++) {
                both.setRGB(x, y, (colours.getRGB(x, y) & 0xFFFFFF) | (alpha.getRGB(x, y) & 0xFF000000));
            }
        }
        return both;
    }

    private static BufferedImage change(BufferedImage picture, IntUnaryOperator pixel) {
        var changed = blank(picture.getWidth(), picture.getHeight(), picture.getColorModel().hasAlpha());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                changed.setRGB(x, y, pixel.applyAsInt(picture.getRGB(x, y)));
            }
        }
        return changed;
    }

    /** As {@code tones}, or as coded where a profile makes no sense. */
    static BufferedImage orAsCoded(Tones tones, BufferedImage coded) {
        try {
            return tones.toSrgb(coded);
        } catch (RuntimeException senseless) {
            // The colour engine throws all sorts of things at a broken profile.
            return coded;
        }
    }

    /** @return empty for a profile that is none */
    static Optional<Tones> profile(byte @Nullable [] bytes) {
        try {
            return bytes == null ? Optional.empty() : Optional.of(profile(ICC_Profile.getInstance(bytes)));
        } catch (RuntimeException senseless) {
            return Optional.empty();
        }
    }
}
