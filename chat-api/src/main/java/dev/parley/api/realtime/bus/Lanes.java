package dev.parley.api.realtime.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import lombok.extern.slf4j.Slf4j;

/**
 * Takes what comes off the thread of the connection to Redis. What comes by one channel is handled in its order, what comes
 * by others beside it.
 */
@Slf4j
final class Lanes implements AutoCloseable {

    private static final int LANES = 8;
    private static final int MAX_WAITING = 2_000;

    private final List<BlockingQueue<byte[]>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Lanes(Consumer<byte[]> handler) {
        for (int i = 0; i < LANES; i++) {
            var queue = new ArrayBlockingQueue<byte[]>(MAX_WAITING);
            queues.add(queue);
            threads.add(
                Thread.ofVirtual()
                    .name("node-bus-in-" + i)
                    .start(() -> handleAll(queue, handler))
            );
        }
    }

    /** False where too much waits: it is not taken. Never waits. */
    boolean offer(String channel, byte[] body) {
        return queues.get(Math.floorMod(channel.hashCode(), LANES)).offer(body);
    }

    private static void handleAll(BlockingQueue<byte[]> queue, Consumer<byte[]> handler) {
        try {
            while (true) {
                byte[] body = queue.take();
                try {
                    handler.accept(body);
                } catch (RuntimeException | Error failure) {
                    log.error("Could not deliver what another node has sent", failure);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
