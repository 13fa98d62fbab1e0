package dev.parley.e2e;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture to send or to show oneself by. */
final class SampleImage {

    private SampleImage() {}

    /** Writes a PNG of 640x360 pixels. */
    static Path in(Path folder) throws IOException {
        var picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.setRGB(x, y, new Color(x % 256, y % 256, 120).getRGB());
            }
        }
        var file = folder.resolve("stage.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
