package dev.parley.chat.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue in which those who wait take turns, and none has more than one turn at a time. Not safe for threads.
 *
 * @param <K> who waits
 * @param <V> for what
 */
final class FairQueue<K, V> {

    private final Map<K, Deque<V>> waiting = new HashMap<>();
    /** Those who wait and have no turn now, in their order. */
    private final Deque<K> order = new ArrayDeque<>();
    private final Map<K, V> turns = new HashMap<>();
    private int size;

    /** Whose turn it is, until {@link #done}. */
    record Turn<K, V>(K who, V what) {}

    int size() {
        return size;
    }

    int sizeOf(K who) {
        var own = waiting.get(who);
        return own == null ? 0 : own.size();
    }

    int turns() {
        return turns.size();
    }

    void add(K who, V what) {
        var own = waiting.computeIfAbsent(who, _ -> new ArrayDeque<>());
        own.add(what);
        size++;
        if (own.size() == 1 && !turns.containsKey(who)) {
            order.add(who);
        }
    }

    /** Empty while none waits who has no turn. */
    Optional<Turn<K, V>> next() {
        var who = order.poll();
        if (who == null) {
            return Optional.empty();
        }
        var own = Objects.requireNonNull(waiting.get(who));
        var what = own.remove();
        forgetIfEmpty(who, own);
        size--;
        turns.put(who, what);
        return Optional.of(new Turn<>(who, what));
    }

    void done(K who) {
        turns.remove(who);
        if (waiting.containsKey(who)) {
            order.add(who);
        }
    }

    /** Whether it was still waiting. */
    boolean remove(K who, V what) {
        var own = waiting.get(who);
        if (own == null || !own.remove(what)) {
            return false;
        }
        size--;
        if (forgetIfEmpty(who, own)) {
            order.remove(who);
        }
        return true;
    }

    private boolean forgetIfEmpty(K who, Deque<V> own) {
        return own.isEmpty() && waiting.remove(who, own);
    }
}
