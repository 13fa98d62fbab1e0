package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets what is done for one call be done one after the other, in the order in which it was asked for. */
@Component
final class Turns {

    private static final int LANES = 16;
    private static final Duration FINISH = Duration.ofSeconds(3);

    private final List<ExecutorService> lanes = Stream.generate(() ->
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("router-turn").factory())
    )
        .limit(LANES)
        .toList();

    void take(CallId call, Runnable task) {
        try {
            lanes.get(Math.floorMod(call.hashCode(), LANES)).execute(task);
        } catch (RejectedExecutionException stopped) {
            // This node is about to stop; whoever waits for an answer asks another one.
        }
    }

    /** Takes nothing new, and waits a moment for what was asked for. */
    void finish() {
        lanes.forEach(ExecutorService::shutdown);
        long until = System.nanoTime() + FINISH.toNanos();
        try {
            for (ExecutorService lane : lanes) {
                if (!lane.awaitTermination(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
