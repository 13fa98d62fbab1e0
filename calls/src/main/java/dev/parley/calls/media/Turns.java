package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

    /** What waits to be done of those of which only the newest counts. */
    private final Map<Subject, Runnable> newest = new ConcurrentHashMap<>();

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

    /**
     * As {@link #take}, in the place of what still waits for the same subject: where the node is slow, nothing is done that a
     * newer request has overtaken.
     *
     * @param subject what it is about, as whose offer it answers
     */
    void takeNewest(CallId call, Object subject, Runnable task) {
        var waiting = new Subject(call, subject);
        if (newest.put(waiting, task) == null) {
            take(call, () -> Objects.requireNonNull(newest.remove(waiting)).run());
        }
    }

    private record Subject(CallId call, Object about) {}

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
