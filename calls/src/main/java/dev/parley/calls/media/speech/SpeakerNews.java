package dev.parley.calls.media.speech;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells who speaks: only what has changed, at most ten times a second, and each time all of it. */
final class SpeakerNews {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Consumer<Speakers> tell;
    private Speakers told = Speakers.NOBODY;
    private long toldAtNs;
    private boolean repeats;

    SpeakerNews(Consumer<Speakers> tell) {
        this.tell = tell;
    }

    /** What was told is told once more, also that nobody speaks: another router may have said otherwise last. */
    void repeat() {
        repeats = true;
    }

    void tell(List<Voice> voices, @Nullable Voice dominant, long nowNs) {
        if (nowNs - toldAtNs < PAUSE_NS) {
            return;
        }
        toldAtNs = nowNs;
        var now = new Speakers(
            dominant == null ? null : dominant.participant(),
            voices.stream().filter(Voice::isSpeaking).map(Voice::participant).distinct().collect(Collectors.toList())
        );
        if (repeats || !now.equals(told)) {
            repeats = false;
            told = now;
            tell.accept(now);
        }
    }
}
