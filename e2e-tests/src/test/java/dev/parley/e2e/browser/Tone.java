package dev.parley.e2e.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What the fake microphones hear. */
final class Tone {

    private static final int RATE = 48_000;
    private static final int SECONDS = 10;

    private Tone() {}

    /**
     * Writes ten seconds of 440 Hz whose loudness swells three times a second: the browser's noise suppression takes a
     * tone of steady loudness for noise.
     */
    static Path write(Path file) {
        var samples = ByteBuffer.allocate(RATE * SECONDS * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < RATE * SECONDS; i++) {
            var seconds = (double) i / RATE;
            var loudness = 0.45 - 0.35 * Math.cos(2 * Math.PI * 3 * seconds);
            samples.putShort((short) (Short.MAX_VALUE * loudness * Math.sin(2 * Math.PI * 440 * seconds)));
        }
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (var stream = new AudioInputStream(new ByteArrayInputStream(samples.array()), format, RATE * SECONDS)) {
            Files.createDirectories(file.getParent());
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file.toAbsolutePath();
    }
}
