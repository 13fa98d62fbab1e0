package dev.parley.calls.media.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The voices of one room: who speaks, whose turn it is, and whose voices are forwarded. */
public final class Speech {

    private static final long FRAME_NS = TimeUnit.MILLISECONDS.toNanos(20);
    /** After a longer halt the time between is left out. */
    private static final int MAX_FRAMES = 50;

    private final List<Voice> voices = new ArrayList<>();
    private final DominantSpeaker dominant = new DominantSpeaker();
    private final LoudestVoices loudest;
    private final SpeakerNews news;
    private long frameAtNs;
    private int frames;

    /**
     * @param most how many voices are forwarded at once
     * @param tell is told who speaks, whenever that has changed; it must not wait
     */
    public Speech(int most, Consumer<Speakers> tell) {
        loudest = new LoudestVoices(most);
        news = new SpeakerNews(tell);
    }

    /** A microphone is published. */
    public Voice add(String participant) {
        var voice = new Voice(participant);
        voices.add(voice);
        return voice;
    }

    public void remove(Voice voice) {
        voices.remove(voice);
        dominant.forget(voice);
    }

    /** Somebody has come who was told nothing. */
    public void repeat() {
        news.repeat();
    }

    /**
     * To be called each 20 ms or so.
     *
     * @param heard whether there is somebody to tell it to
     */
    public void tick(long nowNs, boolean heard) {
        if (nowNs - frameAtNs > MAX_FRAMES * FRAME_NS) {
            frameAtNs = nowNs - FRAME_NS;
        }
        while (nowNs - frameAtNs >= FRAME_NS) {
            frameAtNs += FRAME_NS;
            frame();
        }
        if (heard) {
            news.tell(voices, dominant.present(), nowNs);
        }
    }

    private void frame() {
        for (int i = 0; i < voices.size(); i++) {
            voices.get(i).frame(frameAtNs);
        }
        loudest.choose(voices);
        frames = (frames + 1) % SpeechWindows.FRAMES_OF_BLOCK;
        if (frames == 0) {
            dominant.choose(voices);
        }
    }
}
