package dev.parley.calls.media.bandwidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Divides what a receiver's downlink bears among the pictures that it shows. Each gets its smallest layer first, a shared
 * screen before cameras and a large picture before a small one; then they are raised in the same order, layer by layer.
 *
 * <p>So that pictures do not come and go with each small change, one that is raised has to leave a tenth of the whole free,
 * and nothing is raised for a while after something had to be lowered: 2 s, and twice as long each time when that follows
 * soon after something was raised.
 */
public final class Allocation {

    /** In the place of a layer: nothing is sent. */
    public static final int PAUSED = -1;

    private static final int FREE_SHARE = 10;
    private static final long MIN_HOLD_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long MAX_HOLD_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long SOON_NS = TimeUnit.SECONDS.toNanos(10);
    private static final Comparator<Picture> ORDER = Comparator.comparing(Picture::screen)
        .thenComparing(Picture::height)
        .reversed();

    private long raisedAtNs;
    private long heldUntilNs;
    private long holdNs = MIN_HOLD_NS;
    private long left;
    private long spare;
    private long toBeFree;
    private boolean held;
    private long needed;

    /**
     * A picture that is shown.
     *
     * @param height in pixels, as it is shown
     * @param rates of its layers in bits per second, from the smallest to the largest that is of use; at least one
     * @param present which of them is sent now, or {@link #PAUSED}
     * @param paused whether nothing is sent because there was no room, rather than because it is new
     */
    public record Picture(boolean screen, int height, List<Long> rates, int present, boolean paused) {
        public Picture {
            rates = List.copyOf(rates);
        }

        private long rate(int layer) {
            return layer == PAUSED ? 0 : rates.get(layer);
        }

        private boolean isNew() {
            return present == PAUSED && !paused;
        }
    }

    /**
     * Chooses a layer for each picture, or {@link #PAUSED}.
     *
     * @param bitsPerSecond what is left for pictures; may be negative
     * @param soon what is left for them in a moment, where that is more: so much may be spent to keep pictures from being paused
     */
    public int[] divide(long bitsPerSecond, long soon, List<Picture> pictures, long nowNs) {
        left = bitsPerSecond;
        spare = Math.max(0, soon - bitsPerSecond);
        toBeFree = Math.max(0, bitsPerSecond / FREE_SHARE);
        held = heldUntilNs != 0 && nowNs - heldUntilNs < 0;
        var order = IntStream.range(0, pictures.size())
            .boxed()
            .sorted(Comparator.comparing(pictures::get, ORDER))
            .toList();
        int[] chosen = new int[pictures.size()];
        Arrays.fill(chosen, PAUSED);
        boolean raised = true;
        for (int layer = 0; raised; layer++) {
            raised = false;
            for (int i : order) {
                raised |= chosen[i] == layer - 1 && raise(pictures.get(i), chosen, i);
            }
        }
        remember(pictures, chosen, nowNs);
        needed = needed(bitsPerSecond, pictures, chosen);
        return chosen;
    }

    /** How much would have to be left for pictures so that one more could be raised; 0 where none is to be. */
    public long needed() {
        return needed;
    }

    private boolean raise(Picture picture, int[] chosen, int index) {
        int next = chosen[index] + 1;
        if (next >= picture.rates().size()) {
            return false;
        }
        boolean keeps = next <= picture.present();
        long more = Math.max(0, picture.rate(next) - picture.rate(chosen[index]));
        if (!keeps && held && !(picture.isNew() && next == 0)) {
            return false;
        }
        long room = keeps ? left + (next == 0 ? spare : 0) : left - toBeFree;
        if (more > room) {
            return false;
        }
        left -= more;
        chosen[index] = next;
        return true;
    }

    private void remember(List<Picture> pictures, int[] chosen, long nowNs) {
        boolean lowered = false;
        boolean raised = false;
        for (int i = 0; i < chosen.length; i++) {
            var picture = pictures.get(i);
            lowered |= chosen[i] < picture.present();
            raised |= chosen[i] > picture.present() && !picture.isNew();
        }
        if (lowered) {
            boolean soon = raisedAtNs != 0 && !held && nowNs - raisedAtNs < SOON_NS;
            holdNs = soon ? Math.min(2 * holdNs, MAX_HOLD_NS) : held ? holdNs : MIN_HOLD_NS;
            heldUntilNs = nowNs + holdNs;
        } else if (raised) {
            raisedAtNs = nowNs;
        }
    }

    private long needed(long bitsPerSecond, List<Picture> pictures, int[] chosen) {
        var steps = new ArrayList<Long>();
        for (int i = 0; i < chosen.length; i++) {
            var picture = pictures.get(i);
            if (chosen[i] + 1 < picture.rates().size()) {
                steps.add(Math.max(0, picture.rate(chosen[i] + 1) - picture.rate(chosen[i])));
            }
        }
        if (steps.isEmpty() || held) {
            return 0;
        }
        long used = bitsPerSecond - left;
        long total = used + steps.stream().mapToLong(Long::longValue).min().orElse(0);
        return (total * (FREE_SHARE + 1)) / (FREE_SHARE - 1);
    }
}
