package dev.parley.calls.media.speech;

/**
 * Whether somebody speaks: on after 100 ms of sound within 200 ms, off after 360 ms of silence. A click is shorter than the
 * former, and words are apart by less than the latter.
 */
final class SpeechActivity {

    private static final int ON_FRAMES = 5;
    private static final long ON_WINDOW = (1L << 10) - 1;
    private static final long OFF_WINDOW = (1L << 18) - 1;
    /** Once somebody speaks, the ends of words count. */
    private static final int QUIETER_BANDS = 2;

    /** The newest frame is the lowest bit. */
    private long sounding;
    private boolean speaking;

    /**
     * Takes in one frame of 20 ms.
     *
     * @param bands as {@link SpeechWindows} counts them
     */
    void frame(int bands) {
        boolean sounds = bands >= SpeechWindows.ACTIVE_BANDS - (speaking ? QUIETER_BANDS : 0);
        sounding = (sounding << 1) | (sounds ? 1 : 0);
        speaking = speaking ? (sounding & OFF_WINDOW) != 0 : Long.bitCount(sounding & ON_WINDOW) >= ON_FRAMES;
    }

    boolean isSpeaking() {
        return speaking;
    }
}
