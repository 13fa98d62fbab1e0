package dev.parley.api.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;

/** A consumer of the test, on as many nodes as it likes: notes what it is handed, and fails when told to. */
final class Recorder {

    private final String name;
    private final LogConsumer.Start start;
    private final Map<ChatId, List<Long>> handled = new HashMap<>();
    private final Set<ChatId> inHand = ConcurrentHashMap.newKeySet();
    private final Set<String> overlaps = ConcurrentHashMap.newKeySet();
    private volatile Predicate<LoggedEvent> failing = _ -> false;
    private int failures;

    Recorder(String name, LogConsumer.Start start) {
        this.name = name;
        this.start = start;
    }

    /** Fails at events of this kind from now on. */
    void failAt(Predicate<LoggedEvent> which) {
        failing = which;
    }

    /** Fails at one of so many, whichever. */
    void failAtTimes(Random random, int oneOf) {
        failAt(_ -> {
            synchronized (random) {
                return random.nextInt(oneOf) == 0;
            }
        });
    }

    /** The consumer for one node. */
    void joins(GenericApplicationContext node) {
        joins(node, () -> false);
    }

    /** The same, for a node on which it fails while it is stuck. */
    void joins(GenericApplicationContext node, BooleanSupplier stuck) {
        node.registerBean(name, LogConsumer.class, () -> new OnNode(stuck));
    }

    private final class OnNode implements LogConsumer {

        private final BooleanSupplier stuck;

        private OnNode(BooleanSupplier stuck) {
            this.stuck = stuck;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Start start() {
            return start;
        }

        @Override
        public void handle(List<Batch> batches) {
            for (Batch batch : batches) {
                if (stuck.getAsBoolean()) {
                    throw new IllegalStateException("The test wants this node to be stuck");
                }
                if (!inHand.add(batch.chatId())) {
                    overlaps.add(batch.chatId().value());
                }
                try {
                    batch.events().forEach(Recorder.this::take);
                } finally {
                    inHand.remove(batch.chatId());
                }
            }
        }
    }

    private void take(LoggedEvent event) {
        if (failing.test(event)) {
            synchronized (handled) {
                failures++;
                handled.notifyAll();
            }
            throw new IllegalStateException("The test wants " + name + " to fail at " + event.seq());
        }
        synchronized (handled) {
            handled.computeIfAbsent(event.chatId(), _ -> new ArrayList<>()).add(event.seq());
            handled.notifyAll();
        }
    }

    /** Waits until it has been handed the event. */
    void expect(ChatId chat, long seq) throws InterruptedException {
        expect(() -> of(chat).contains(seq), () -> "waits for %d of %s and has %s".formatted(seq, chat, of(chat)));
    }

    /** Waits until it has failed so often. */
    void expectFailures(int count) throws InterruptedException {
        expect(
            () -> failures >= count,
            () -> "waits for failure %d and has failed %d times".formatted(count, failures)
        );
    }

    private void expect(BooleanSupplier reached, Supplier<String> what) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        synchronized (handled) {
            while (!reached.getAsBoolean()) {
                long left = end - System.nanoTime();
                assertThat(left).as("%s %s", name, what.get()).isPositive();
                handled.wait(left / 1_000_000 + 1);
            }
        }
    }

    List<Long> of(ChatId chat) {
        synchronized (handled) {
            return List.copyOf(handled.getOrDefault(chat, List.of()));
        }
    }

    /** Each event for the first time after the one before it, from the first to the last. */
    void requireAllInOrder(ChatId chat, long first, long last) {
        long next = first;
        for (long seq : of(chat)) {
            assertThat(seq).as("%s was handed %s of %s", name, of(chat), chat).isLessThanOrEqualTo(next);
            next = Math.max(next, seq + 1);
        }
        assertThat(next)
            .as("%s was handed %s of %s", name, of(chat), chat)
            .isEqualTo(last + 1);
    }

    /** No two nodes were at work on a chat at the same time. */
    void requireOneAtATime() {
        assertThat(overlaps).isEmpty();
    }
}
