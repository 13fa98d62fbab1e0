package dev.parley.calls.media.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is, by Volfin and Cohen (see {@link SpeechWindows}): another voice takes over where it is more active than
 * the present one in all three windows. So nobody takes over from somebody who speaks, nor by a single sound. Whoever was
 * dominant last stays so in silence.
 */
final class DominantSpeaker {

    // By how much more active, as the logarithm of the ratio of scores.
    private static final double FRAME_LEAD = 3;
    private static final double BLOCK_LEAD = 2;
    private static final double SECOND_LEAD = 0;

    /** A cough in a pause is shorter: 600 ms. */
    private static final int LEAST_BLOCKS = 6;

    private @Nullable Voice present;

    /** Looks who is dominant now; to be called after each block. */
    void choose(List<Voice> voices) {
        Voice best = null;
        for (int i = 0; i < voices.size(); i++) {
            var voice = voices.get(i);
            if (voice != present && takesOver(voice) && (best == null || isMoreActive(voice, best))) {
                best = voice;
            }
        }
        if (best != null) {
            present = best;
        }
    }

    void forget(Voice voice) {
        if (present == voice) {
            present = null;
        }
    }

    @Nullable
    Voice present() {
        return present;
    }

    private boolean takesOver(Voice voice) {
        var its = voice.windows();
        if (!voice.isSpeaking() || its.activeBlocks() < LEAST_BLOCKS) {
            return false;
        }
        if (present == null) {
            return true;
        }
        var others = present.windows();
        return (
            Math.log(its.frameScore() / others.frameScore()) > FRAME_LEAD &&
            Math.log(its.blockScore() / others.blockScore()) > BLOCK_LEAD &&
            Math.log(its.secondScore() / others.secondScore()) > SECOND_LEAD
        );
    }

    private static boolean isMoreActive(Voice voice, Voice than) {
        int blocks = Double.compare(voice.windows().blockScore(), than.windows().blockScore());
        int order = blocks != 0 ? blocks : voice.windows().activeBlocks() - than.windows().activeBlocks();
        return order != 0 ? order > 0 : voice.loudness() > than.loudness();
    }
}
