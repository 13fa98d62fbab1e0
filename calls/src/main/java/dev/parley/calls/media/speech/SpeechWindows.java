package dev.parley.calls.media.speech;

/**
 * How much somebody speaks, seen through three windows of time: this frame (20 ms), this block (100 ms) and the last second
 * (I. Volfin and I. Cohen, "Dominant speaker identification for multipoint videoconferencing", Computer Speech and Language
 * 27, 2013). The paper counts the frequency bands in which a frame is louder than noise. The router knows the loudness only,
 * so it counts steps of 3 dB above the noise instead.
 */
final class SpeechWindows {

    static final int BANDS = 13;
    /** A frame with so many, 12 dB above the noise, is taken for speech. */
    static final int ACTIVE_BANDS = 4;
    static final int FRAMES_OF_BLOCK = 5;
    static final int BLOCKS = 10;

    private static final int DB_OF_BAND = 3;
    private static final int ACTIVE_FRAMES = 3;

    // The rates of the exponential distributions that stand for silence.
    private static final double[] FRAME_SCORES = scores(BANDS, 0.78);
    private static final double[] BLOCK_SCORES = scores(FRAMES_OF_BLOCK, 24);
    private static final double[] SECOND_SCORES = scores(BLOCKS, 47);
    private static final double LEAST_SCORE = 1e-10;

    private int bands;
    private int frame;
    private int activeFrames;
    private int lastActiveFrames;
    /** The newest block is the lowest bit. */
    private int activeBlocks;

    /**
     * Takes in one frame of 20 ms.
     *
     * @param aboveNoise in dB
     * @return its bands, 0 to {@value #BANDS}
     */
    int frame(int aboveNoise) {
        bands = Math.clamp(aboveNoise / DB_OF_BAND, 0, BANDS);
        activeFrames += bands >= ACTIVE_BANDS ? 1 : 0;
        frame++;
        if (frame == FRAMES_OF_BLOCK) {
            activeBlocks = ((activeBlocks << 1) | (activeFrames >= ACTIVE_FRAMES ? 1 : 0)) & ((1 << BLOCKS) - 1);
            lastActiveFrames = activeFrames;
            activeFrames = 0;
            frame = 0;
        }
        return bands;
    }

    boolean isActiveNow() {
        return bands >= ACTIVE_BANDS;
    }

    /** Of the last {@value #BLOCKS} blocks, how many were speech. */
    int activeBlocks() {
        return Integer.bitCount(activeBlocks);
    }

    double frameScore() {
        return FRAME_SCORES[bands];
    }

    double blockScore() {
        return BLOCK_SCORES[lastActiveFrames];
    }

    double secondScore() {
        return SECOND_SCORES[activeBlocks()];
    }

    /**
     * By how much more {@code active} of {@code parts} active parts suit speech than silence: the logarithm of the ratio of a
     * binomial distribution, p = ½, to an exponential one.
     */
    private static double[] scores(int parts, double rate) {
        var scores = new double[parts + 1];
        double ways = 1;
        for (int active = 0; active <= parts; active++) {
            double speech = Math.log(ways) + parts * Math.log(0.5);
            double silence = Math.log(rate) - rate * active;
            scores[active] = Math.max(LEAST_SCORE, speech - silence);
            ways = (ways * (parts - active)) / (active + 1);
        }
        return scores;
    }
}
