package dev.parley.api.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for an answer, and never keeps anybody waiting for long: drivers wait for seconds for a store that hangs.
 * At most one question is open, however many ask here.
 */
final class StoreProbe {

    /** Two stores are asked for one answer, which is to come within a second. */
    static final Duration PATIENCE = Duration.ofMillis(400);

    /** A store that has answered so recently is only slow. */
    static final Duration STILL_THERE = Duration.ofSeconds(3);

    private final String name;
    private final Runnable ping;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<Void> question;
    private volatile long answeredAt;

    /** @param ping returns when the store has answered, or throws */
    StoreProbe(String name, Runnable ping) {
        this(name, ping, System::nanoTime);
    }

    StoreProbe(String name, Runnable ping, LongSupplier nanoTime) {
        this.name = name;
        this.ping = ping;
        this.nanoTime = nanoTime;
        answeredAt = nanoTime.getAsLong() - STILL_THERE.toNanos();
    }

    /** Whether the store answers; within {@link #PATIENCE}. */
    boolean answers() {
        try {
            ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException refused) {
            return false;
        } catch (TimeoutException slow) {
            return nanoTime.getAsLong() - answeredAt < STILL_THERE.toNanos();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Void> ask() {
        var open = question;
        if (open != null && !open.isDone()) {
            return open;
        }
        var asked = new CompletableFuture<Void>();
        question = asked;
        Thread.ofVirtual()
            .name("probe-" + name)
            .start(() -> answer(asked));
        return asked;
    }

    private void answer(CompletableFuture<Void> asked) {
        try {
            ping.run();
            answeredAt = nanoTime.getAsLong();
            asked.complete(null);
        } catch (RuntimeException | Error failure) {
            asked.completeExceptionally(failure);
        }
    }
}
