package dev.parley.calls.media.speech;

import java.util.Arrays;

/**
 * How loud it is beside a microphone while nobody speaks: the quietest moment of the last four seconds, as speech has quiet
 * moments and a fan has none (R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum
 * statistics", 2001, with one band).
 */
final class NoiseFloor {

    /** In dBov. What is quieter makes no difference: nobody takes it for speech. */
    static final int LOWEST = -62;
    /** In dBov. What is 12 dB louder is a voice, however steady. */
    static final int HIGHEST = -40;

    private static final int PARTS = 8;
    private static final int FRAMES_OF_PART = 25;

    private final int[] quietest = new int[PARTS];
    private int part;
    private int frames;

    NoiseFloor() {
        Arrays.fill(quietest, HIGHEST);
    }

    /**
     * Takes in one frame of 20 ms.
     *
     * @param level in dBov, −127 to 0
     * @return the floor in dBov
     */
    int frame(int level) {
        if (frames == FRAMES_OF_PART) {
            frames = 0;
            part = (part + 1) % PARTS;
            quietest[part] = HIGHEST;
        }
        frames++;
        quietest[part] = Math.min(quietest[part], level);
        int floor = HIGHEST;
        for (int each : quietest) {
            floor = Math.min(floor, each);
        }
        return Math.max(LOWEST, floor);
    }
}
