package dev.parley.calls.media.speech;

import java.util.concurrent.TimeUnit;

/** One microphone, as loud as its packets say (RFC 6464). */
public final class Voice {

    /** In −dBov. */
    private static final int SILENCE = 127;

    /** Packets come up to so far apart; a longer pause is silence. */
    private static final long HOLD_NS = TimeUnit.MILLISECONDS.toNanos(60);

    /** How fast loudness follows, a frame: over about 200 ms. */
    private static final double FOLLOW = 0.1;

    private final String participant;
    private final NoiseFloor noise = new NoiseFloor();
    private final SpeechWindows windows = new SpeechWindows();
    private final SpeechActivity activity = new SpeechActivity();
    private boolean told;
    private boolean fresh;
    private int level = SILENCE;
    private long heardAtNs;
    private int silentFrames = Integer.MAX_VALUE;
    private double loudness;
    private boolean passing = true;

    Voice(String participant) {
        this.participant = participant;
    }

    String participant() {
        return participant;
    }

    /**
     * A packet has come.
     *
     * @param level in −dBov: from 0, the loudest, to 127, which is silence
     */
    public void heard(int level, long nowNs) {
        this.level = fresh ? Math.min(this.level, level) : level;
        heardAtNs = nowNs;
        fresh = true;
        told = true;
    }

    /** 20 ms are over: the loudest packet of them counts, and where none has come, the one before for a moment. */
    void frame(long nowNs) {
        if (!fresh && nowNs - heardAtNs > HOLD_NS) {
            level = SILENCE;
        }
        fresh = false;
        int aboveNoise = -level - noise.frame(-level);
        activity.frame(windows.frame(aboveNoise));
        loudness += FOLLOW * (aboveNoise - loudness);
        if (windows.isActiveNow()) {
            silentFrames = 0;
        } else if (silentFrames < Integer.MAX_VALUE) {
            silentFrames++;
        }
    }

    boolean isSpeaking() {
        return activity.isSpeaking();
    }

    SpeechWindows windows() {
        return windows;
    }

    /** For how many frames it has not been speech; the largest number where it never was. */
    int silentFrames() {
        return silentFrames;
    }

    /** Above the noise, over the last moments, in dB. */
    double loudness() {
        return loudness;
    }

    /** Whether its packets say how loud they are: of another nothing can be told, so it always passes. */
    boolean isTold() {
        return told;
    }

    /** Whether it is forwarded: one of the loudest, or one of few. */
    public boolean isPassing() {
        return passing;
    }

    void pass(boolean passes) {
        passing = passes;
    }
}
