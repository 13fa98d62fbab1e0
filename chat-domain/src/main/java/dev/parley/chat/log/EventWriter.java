package dev.parley.chat.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batches of many chats with few commands (group commit). A batch that comes while fewer than
 * {@value #AT_ONCE} writes are under way is written at once; others wait for one to end, and those that have gathered by
 * then are written by one command. So no batch waits for a quiet store, and a busy one gets fewer commands.
 *
 * <p>A command stops at the first event that the store refuses. That ends the batch of the event; the batches after it are
 * written by the next command.
 */
@RequiredArgsConstructor
final class EventWriter {

    /** Writes under way at a time: a second one fills the time in which the first waits for the disk. */
    private static final int AT_ONCE = 2;

    /** Events of one command, a last batch of up to 100 aside. */
    private static final int MAX_EVENTS = 500;

    private final Store store;
    private final Queue<Write> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore lanes = new Semaphore(AT_ONCE);

    /** Where the events go. */
    @FunctionalInterface
    interface Store {
        /**
         * Writes the events in order and stops at the first that is refused.
         *
         * @throws RuntimeException where it is not known what is durable
         */
        Written write(List<LoggedEvent> events);
    }

    /**
     * What has become of events that were written in order.
     *
     * @param durable how many are, from the first on
     * @param failure why the next one was refused, unless its place or key is taken; null where it is, or all are durable
     */
    record Written(int durable, @Nullable RuntimeException failure) {}

    private record Write(List<LoggedEvent> events, CompletableFuture<Integer> durable) {}

    /**
     * Writes the events of one chat in order and stops at the first that is refused; returns when they are durable.
     *
     * @return how many are durable: all, or those before the first whose place or key is taken
     */
    int write(List<LoggedEvent> batch) {
        var write = new Write(batch, new CompletableFuture<>());
        waiting.add(write);
        startLane();
        try {
            return write.durable().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    private void startLane() {
        if (!waiting.isEmpty() && lanes.tryAcquire()) {
            Thread.ofVirtual().name("event-writer").start(this::work);
        }
    }

    private void work() {
        try {
            for (var group = takeGroup(); !group.isEmpty(); group = takeGroup()) {
                commit(group);
            }
        } finally {
            lanes.release();
            // One may have come after the last look, and found no lane.
            startLane();
        }
    }

    private ArrayDeque<Write> takeGroup() {
        var group = new ArrayDeque<Write>();
        int events = 0;
        while (events < MAX_EVENTS && waiting.poll() instanceof Write write) {
            group.add(write);
            events += write.events().size();
        }
        return group;
    }

    private void commit(ArrayDeque<Write> group) {
        while (!group.isEmpty()) {
            try {
                answer(group, store.write(eventsOf(group)));
            } catch (RuntimeException | Error unknown) {
                group.forEach(write -> write.durable().completeExceptionally(unknown));
                return;
            }
        }
    }

    private static List<LoggedEvent> eventsOf(Iterable<Write> group) {
        var events = new ArrayList<LoggedEvent>();
        group.forEach(write -> events.addAll(write.events()));
        return events;
    }

    /** Answers all batches up to the one with the event that was refused. */
    private static void answer(Queue<Write> group, Written written) {
        int left = written.durable();
        while (group.peek() instanceof Write write && write.events().size() <= left) {
            group.remove();
            left -= write.events().size();
            write.durable().complete(write.events().size());
        }
        if (group.poll() instanceof Write refused) {
            if (written.failure() == null) {
                refused.durable().complete(left);
            } else {
                refused.durable().completeExceptionally(written.failure());
            }
        }
    }
}
