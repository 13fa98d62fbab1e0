package dev.parley.chat.image;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.image.FairQueue.Turn;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Decodes images on a few threads of its own: the decoders are native code or long loops, which would block the
 * carriers of the virtual threads that all requests share. One image of a user at a time, and users take turns, so that
 * nobody waits for the many images of another.
 */
@Component
public final class ImageQueue {

    private static final long RETRY_AFTER_MS = 2_000;

    private final ImageProperties properties;
    private final FairQueue<Uploader, Job<?>> queue = new FairQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private long refused;

    ImageQueue(ImageProperties properties) {
        this.properties = properties;
        for (int i = 1; i <= properties.threads(); i++) {
            threads.add(
                Thread.ofPlatform()
                    .daemon()
                    .name("images-" + i)
                    .start(this::work)
            );
        }
    }

    /** @param refused since the start */
    public record Load(int waiting, int running, long refused) {}

    private record Job<T>(Callable<T> work, CompletableFuture<T> result) {
        void run() {
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                // Also of an image that takes more memory than there is: the thread goes on.
                result.completeExceptionally(failure);
            }
        }
    }

    public synchronized Load load() {
        return new Load(queue.size(), queue.turns(), refused);
    }

    /**
     * Waits until the work is done, and returns its result.
     *
     * @throws ParleyException {@code RATE_LIMITED} where too many of the user's images wait, {@code UNAVAILABLE} where
     *     too many of all do, or this one has for too long; both with {@code retryAfterMs}
     * @throws Exception what the work throws
     */
    <T> T call(Uploader uploader, Callable<T> work) throws Exception {
        var job = new Job<>(work, new CompletableFuture<T>());
        add(uploader, job);
        try {
            return await(uploader, job);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        } catch (InterruptedException interrupted) {
            remove(uploader, job);
            throw interrupted;
        }
    }

    private <T> T await(Uploader uploader, Job<T> job) throws ExecutionException, InterruptedException {
        try {
            return job.result.get(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (remove(uploader, job)) {
                throw refusal(ErrorCode.UNAVAILABLE);
            }
            // It is being decoded, which has a time limit of its own.
            return job.result.get();
        }
    }

    private synchronized void add(Uploader uploader, Job<?> job) {
        if (queue.sizeOf(uploader) >= properties.maxWaitingPerUser()) {
            throw refusal(ErrorCode.RATE_LIMITED);
        }
        if (queue.size() >= properties.maxWaiting()) {
            throw refusal(ErrorCode.UNAVAILABLE);
        }
        queue.add(uploader, job);
        notifyAll();
    }

    private synchronized boolean remove(Uploader uploader, Job<?> job) {
        return queue.remove(uploader, job);
    }

    private synchronized ParleyException refusal(ErrorCode code) {
        refused++;
        return new ParleyException(code, Map.of("limit", "images", "retryAfterMs", RETRY_AFTER_MS));
    }

    private void work() {
        try {
            while (true) {
                var turn = nextTurn();
                turn.what().run();
                done(turn.who());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Turn<Uploader, Job<?>> nextTurn() throws InterruptedException {
        var turn = queue.next();
        while (turn.isEmpty()) {
            wait();
            turn = queue.next();
        }
        return turn.get();
    }

    private synchronized void done(Uploader uploader) {
        queue.done(uploader);
        notifyAll();
    }

    @PreDestroy
    void close() {
        threads.forEach(Thread::interrupt);
    }
}
