package dev.parley.chat.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The images of one user do not hold up those of another, nor the threads of requests. */
@Timeout(30)
class ImageQueueTest {

    private static final Uploader MALLORY = new Uploader("mallory");
    private static final Uploader ANNA = new Uploader("anna");

    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private ImageQueue queue = queue(2, 200, Duration.ofMinutes(1));

    private static ImageQueue queue(int threads, int maxWaiting, Duration patience) {
        return new ImageQueue(new ImageProperties(threads, Duration.ofMinutes(1), maxWaiting, 20, patience));
    }

    private void replace(ImageQueue other) {
        queue.close();
        queue = other;
    }

    @AfterEach
    void close() {
        release.countDown();
        requests.shutdownNow();
        queue.close();
    }

    @Test
    void anothersImageIsDoneWhileTwentyHostileOnesWait() throws Exception {
        for (int i = 0; i < 20; i++) {
            hold(MALLORY);
        }
        awaitLoad(19, 1);
        assertThat(queue.call(ANNA, () -> "done")).isEqualTo("done");
        assertThat(queue.load()).isEqualTo(new ImageQueue.Load(19, 1, 0));
    }

    @Test
    void usersTakeTurnsOnOneThread() throws Exception {
        replace(queue(1, 200, Duration.ofMinutes(1)));
        var first = new CountDownLatch(1);
        var order = new StringBuffer();
        var all = new CompletableFuture<?>[4];
        all[0] = submit(MALLORY, () -> {
            first.await();
            return order.append("m");
        });
        awaitLoad(0, 1);
        all[1] = submit(MALLORY, () -> order.append("m"));
        awaitLoad(1, 1);
        all[2] = submit(MALLORY, () -> order.append("m"));
        awaitLoad(2, 1);
        all[3] = submit(ANNA, () -> order.append("a"));
        awaitLoad(3, 1);
        first.countDown();
        CompletableFuture.allOf(all).join();
        assertThat(order.toString()).isEqualTo("mamm");
    }

    @Test
    void worksOnThreadsOfItsOwn() throws Exception {
        var thread = queue.call(ANNA, Thread::currentThread);
        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.getName()).startsWith("images-");
    }

    @Test
    void refusesMoreOfOneUserThanMayWait() throws Exception {
        for (int i = 0; i < 21; i++) {
            hold(MALLORY);
            awaitLoad(i, 1);
        }
        refused(MALLORY, ErrorCode.RATE_LIMITED);
        assertThat(queue.call(ANNA, () -> 1)).isEqualTo(1);
        assertThat(queue.load().refused()).isEqualTo(1);
    }

    @Test
    void refusesMoreOfAllThanMayWait() throws Exception {
        replace(queue(1, 2, Duration.ofMinutes(1)));
        hold(MALLORY);
        awaitLoad(0, 1);
        hold(MALLORY);
        hold(new Uploader("oscar"));
        awaitLoad(2, 1);
        refused(ANNA, ErrorCode.UNAVAILABLE);
    }

    @Test
    void doesNotLetOneWaitForEver() throws Exception {
        replace(queue(1, 200, Duration.ofMillis(20)));
        hold(MALLORY);
        awaitLoad(0, 1);
        refused(ANNA, ErrorCode.UNAVAILABLE);
        assertThat(queue.load().waiting()).isZero();
    }

    @Test
    void goesOnAfterAnImageThatFails() throws Exception {
        assertThatThrownBy(() ->
            queue.call(ANNA, () -> {
                throw new IOException("broken");
            })
        ).isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
            queue.call(ANNA, () -> {
                throw new OutOfMemoryError("a large one");
            })
        ).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(queue.call(ANNA, () -> 1)).isEqualTo(1);
    }

    private void refused(Uploader uploader, ErrorCode code) {
        assertThatThrownBy(() -> queue.call(uploader, () -> 1)).isInstanceOfSatisfying(
            ParleyException.class,
            refusal -> {
                assertThat(refusal.code()).isEqualTo(code);
                assertThat(refusal.details()).containsKey("retryAfterMs");
            }
        );
    }

    private Future<?> hold(Uploader uploader) {
        return requests.submit(() ->
            queue.call(uploader, () -> {
                release.await();
                return null;
            })
        );
    }

    private <T> CompletableFuture<T> submit(Uploader uploader, Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.call(uploader, work);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }, requests);
    }

    private void awaitLoad(int waiting, int running) {
        while (queue.load().waiting() != waiting || queue.load().running() != running) {
            Thread.onSpinWait();
        }
    }
}
