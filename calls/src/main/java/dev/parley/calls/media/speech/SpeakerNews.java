package dev.parley.calls.media.speech;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells who speaks: what has changed, at most ten times a second, and each time all of it. The word may be lost on its way, or
 * leave somebody out who was still muted as it was told, so it is told again each second while somebody speaks, and once more
 * after.
 */
final class SpeakerNews {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<Speakers> tell;
    private Speakers told = Speakers.NOBODY;
    private long lookedAtNs;
    private long toldAtNs;
    private boolean repeats;
    /** Whether there is nothing to tell again: that nobody speaks has been said twice. */
    private boolean settled = true;

    SpeakerNews(Consumer<Speakers> tell) {
        this.tell = tell;
    }

    /** What was told is told once more, also that nobody speaks: another router may have said otherwise last. */
    void repeat() {
        repeats = true;
    }

    void tell(List<Voice> voices, @Nullable Voice dominant, long nowNs) {
        if (nowNs - lookedAtNs < PAUSE_NS) {
            return;
        }
        lookedAtNs = nowNs;
        var now = new Speakers(
            dominant == null ? null : dominant.participant(),
            voices.stream().filter(Voice::isSpeaking).map(Voice::participant).distinct().collect(Collectors.toList())
        );
        boolean isNew = repeats || !now.equals(told);
        if (isNew || (!settled && nowNs - toldAtNs >= AGAIN_NS)) {
            repeats = false;
            settled = !isNew && now.speaking().isEmpty();
            toldAtNs = nowNs;
            told = now;
            tell.accept(now);
        }
    }
}
