package dev.parley.api.realtime.bus;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody here wants to hear of a topic, until this is closed. */
public final class Interest implements AutoCloseable {

    private final boolean heardBefore;
    private final CompletableFuture<?> confirmed;
    private final Runnable release;
    private final AtomicBoolean held = new AtomicBoolean(true);

    Interest(boolean heardBefore, CompletableFuture<?> confirmed, Runnable release) {
        this.heardBefore = heardBefore;
        this.confirmed = confirmed;
        this.release = release;
    }

    /** One that asks for nothing of its own and ends with what is given. */
    public static Interest confirmed(Runnable release) {
        return new Interest(true, CompletableFuture.completedFuture(null), release);
    }

    /** Several as one: it is confirmed when each is, and ends each. */
    public static Interest all(Collection<Interest> interests) {
        var confirmed = interests
            .stream()
            .map(each -> each.confirmed)
            .toArray(CompletableFuture[]::new);
        return new Interest(
            interests.stream().allMatch(Interest::isHeardBefore),
            CompletableFuture.allOf(confirmed),
            () -> interests.forEach(Interest::close)
        );
    }

    /**
     * Whether the topic was heard already when it was asked for. Where it was not, something may have been published before
     * the confirmation, however soon that came.
     */
    public boolean isHeardBefore() {
        return heardBefore;
    }

    /** Completes when Redis has confirmed the subscription: what is published from then on is heard. */
    public CompletionStage<?> confirmed() {
        return confirmed;
    }

    /**
     * Waits for the confirmation, so that a snapshot that is read afterwards and the messages together miss nothing.
     *
     * @return false where it did not come in time, because Redis is away; then only the audits find what is missed
     */
    public boolean await(Duration most) {
        try {
            confirmed.get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException redisAway) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (held.compareAndSet(true, false)) {
            release.run();
        }
    }
}
