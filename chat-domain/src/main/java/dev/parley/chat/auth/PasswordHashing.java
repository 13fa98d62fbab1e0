package dev.parley.chat.auth;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.annotation.PreDestroy;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Computes password hashes on half of the cores: each hash keeps a core busy and takes 16 MiB, and guessers must not
 * slow down users who chat. Trusted devices come first. Only few may wait, and fewer from one source, so that a crowd
 * of guessers is refused rather than queued.
 */
@Component
class PasswordHashing {

    private static final int WAIT_S = 5;
    /** At some 50 ms a hash these are served within 2 s by one core. */
    private static final int MOST_WAITING = 40;
    /** Anybody can have trusted devices, for their own accounts; so only so many may go before the others. */
    private static final int MOST_TRUSTED = 40;
    /** Many people may sit behind one address. */
    private static final int MOST_OF_ORIGIN = 10;

    private final ConcurrentHashMap<String, Integer> byOrigin = new ConcurrentHashMap<>();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger trusted = new AtomicInteger();
    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor threads;

    PasswordHashing() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    PasswordHashing(int size) {
        threads = new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            Thread.ofPlatform().name("passwords-", 0).daemon().factory()
        );
    }

    /** One piece of work; trusted before others, else in the order of arrival. */
    private static final class Work<T> extends FutureTask<T> implements Comparable<Work<?>> {

        private static final Comparator<Work<?>> ORDER = Comparator.<Work<?>, Boolean>comparing(
            work -> !work.trusted
        ).thenComparing(work -> work.place);

        private final boolean trusted;
        private final long place;

        Work(Callable<T> task, boolean trusted, long place) {
            super(task);
            this.trusted = trusted;
            this.place = place;
        }

        @Override
        public int compareTo(Work<?> other) {
            return ORDER.compare(this, other);
        }
    }

    /** @throws ParleyException {@code UNAVAILABLE} when there is no room to wait, or the turn does not come within 5 s */
    <T> T compute(PasswordSource source, Callable<T> task) {
        enter(source);
        try {
            return await(new Work<>(task, source.isTrusted(), order.getAndIncrement()));
        } finally {
            leave(source);
        }
    }

    private <T> T await(Work<T> work) {
        threads.execute(work);
        try {
            return work.get(WAIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException tooMany) {
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } finally {
            // Cancelled work costs nothing when its turn comes.
            work.cancel(false);
        }
    }

    private void enter(PasswordSource source) {
        if (byOrigin.merge(source.subject(), 1, Integer::sum) > MOST_OF_ORIGIN) {
            forget(source);
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
        int most = source.isTrusted() ? MOST_TRUSTED : MOST_WAITING;
        if (countOf(source).incrementAndGet() > most) {
            leave(source);
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
    }

    private void leave(PasswordSource source) {
        countOf(source).decrementAndGet();
        forget(source);
    }

    private AtomicInteger countOf(PasswordSource source) {
        return source.isTrusted() ? trusted : unknown;
    }

    private void forget(PasswordSource source) {
        byOrigin.computeIfPresent(source.subject(), (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many wait for their turn. */
    int waiting() {
        return threads.getQueue().size();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
