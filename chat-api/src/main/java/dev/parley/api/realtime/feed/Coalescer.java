package dev.parley.api.realtime.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import lombok.extern.slf4j.Slf4j;

/**
 * Gathers what comes within a while and hands it on at once, on a thread of its own and never more often. What could
 * not be handled, because a store is away, is tried again; adding never waits.
 */
@Slf4j
public final class Coalescer<K, V> implements AutoCloseable {

    private static final int MAX_WAITING = 100_000;
    private static final long RETRY_MS = 1_000;

    private final String name;
    private final long windowMs;
    private final BinaryOperator<V> merge;
    private final Consumer<Map<K, V>> handler;
    private Map<K, V> waiting = new LinkedHashMap<>();
    private boolean running;
    private boolean closed;

    /** @param merge makes one of two values that came for the same key, the earlier one first */
    public Coalescer(String name, Duration window, BinaryOperator<V> merge, Consumer<Map<K, V>> handler) {
        this.name = name;
        this.windowMs = window.toMillis();
        this.merge = merge;
        this.handler = handler;
    }

    public synchronized void add(K key, V value) {
        if (closed || (waiting.size() >= MAX_WAITING && !waiting.containsKey(key))) {
            return;
        }
        waiting.merge(key, value, merge);
        if (!running) {
            running = true;
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        boolean failing = false;
        for (long pause = windowMs; ; pause = failing ? Math.max(windowMs, RETRY_MS) : windowMs) {
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            var batch = take();
            if (batch.isEmpty()) {
                return;
            }
            failing = !handle(batch, failing);
        }
    }

    private boolean handle(Map<K, V> batch, boolean failing) {
        try {
            handler.accept(batch);
            return true;
        } catch (RuntimeException storeAway) {
            if (!failing) {
                log.warn("{} waits for a store: {}", name, storeAway.toString());
            }
            putBack(batch);
            return false;
        }
    }

    private synchronized Map<K, V> take() {
        var batch = waiting;
        waiting = new LinkedHashMap<>();
        running = !batch.isEmpty();
        return batch;
    }

    private synchronized void putBack(Map<K, V> batch) {
        if (!closed) {
            var newer = waiting;
            waiting = new LinkedHashMap<>(batch);
            newer.forEach((key, value) -> waiting.merge(key, value, merge));
        }
    }

    /** Drops what waits, and whatever comes. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
