package dev.parley.calls.media.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses whose voices are forwarded where there are many. A voice that begins to speak comes in at once, in the place of the one
 * that has been silent for longest. One that has spoken within the last second keeps its place, unless the newcomer is
 * clearly louder: so voices do not drive each other out at each word.
 */
final class LoudestVoices {

    private static final int KEEP_FRAMES = 50;
    private static final double LOUDER_DB = 6;

    private final int most;

    /** @param most how many are forwarded; with as many or fewer there is nothing to choose */
    LoudestVoices(int most) {
        this.most = most;
    }

    /** To be called after each frame. */
    void choose(List<Voice> voices) {
        int passing = 0;
        for (int i = 0; i < voices.size(); i++) {
            passing += voices.get(i).isTold() && voices.get(i).isPassing() ? 1 : 0;
        }
        for (; passing > most; passing--) {
            change(longestSilent(voices), false);
        }
        for (; passing < most; passing++) {
            var next = best(voices);
            if (next == null) {
                return;
            }
            next.pass(true);
        }
        swap(voices);
    }

    private static void swap(List<Voice> voices) {
        var next = best(voices);
        var last = longestSilent(voices);
        if (next == null || last == null || !next.windows().isActiveNow()) {
            return;
        }
        if (last.silentFrames() <= KEEP_FRAMES) {
            last = quietest(voices);
            if (last == null || next.loudness() < last.loudness() + LOUDER_DB) {
                return;
            }
        }
        last.pass(false);
        next.pass(true);
    }

    private static void change(@Nullable Voice voice, boolean passes) {
        if (voice != null) {
            voice.pass(passes);
        }
    }

    /** Of those that are not forwarded, the one that has spoken last, and of several the loudest. */
    private static @Nullable Voice best(List<Voice> voices) {
        Voice best = null;
        for (int i = 0; i < voices.size(); i++) {
            var voice = voices.get(i);
            if (!voice.isPassing() && (best == null || isBefore(voice, best))) {
                best = voice;
            }
        }
        return best;
    }

    private static boolean isBefore(Voice voice, Voice other) {
        return voice.silentFrames() != other.silentFrames()
            ? voice.silentFrames() < other.silentFrames()
            : voice.loudness() > other.loudness();
    }

    private static @Nullable Voice longestSilent(List<Voice> voices) {
        Voice last = null;
        for (int i = 0; i < voices.size(); i++) {
            var voice = voices.get(i);
            if (voice.isTold() && voice.isPassing() && (last == null || isBefore(last, voice))) {
                last = voice;
            }
        }
        return last;
    }

    private static @Nullable Voice quietest(List<Voice> voices) {
        Voice last = null;
        for (int i = 0; i < voices.size(); i++) {
            var voice = voices.get(i);
            if (voice.isTold() && voice.isPassing() && (last == null || voice.loudness() < last.loudness())) {
                last = voice;
            }
        }
        return last;
    }
}
