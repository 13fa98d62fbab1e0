package dev.parley.chat.consumer;

import dev.parley.chat.consumer.Troubles.UnreadableException;
import dev.parley.chat.log.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.extern.slf4j.Slf4j;

/**
 * One consumer on this node: the chats that wait for it, and its lanes, each of which hands it some chats at a time. A
 * chat is in one lane at most, so its events come in order.
 */
@Slf4j
final class ConsumerRun {

    private static final int LANES = 4;
    private static final int CHATS_AT_ONCE = 32;
    private static final int EVENTS_AT_ONCE = 100;

    private final LogConsumer consumer;
    private final Workplace workplace;
    private final ConcurrentHashMap<FollowedChat, Waiting> waiting = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<FollowedChat, Instant> busy = new ConcurrentHashMap<>();
    private final Troubles troubles = new Troubles();
    private final Semaphore lanes = new Semaphore(LANES);

    ConsumerRun(LogConsumer consumer, Workplace workplace) {
        this.consumer = consumer;
        this.workplace = workplace;
    }

    /** A chat with events that the consumer has not handled. */
    private record Waiting(Instant since, int events, boolean urgent) {
        static Waiting merge(Waiting one, Waiting other) {
            return new Waiting(
                one.since,
                (int) Math.min((long) one.events + other.events, Integer.MAX_VALUE),
                one.urgent || other.urgent
            );
        }

        boolean isDue(Gathering gathering, Instant now) {
            return urgent || events >= gathering.events() || !since.plus(gathering.atMost()).isAfter(now);
        }
    }

    LogConsumer consumer() {
        return consumer;
    }

    /** The chat has one more event. */
    void take(FollowedChat chat, LoggedEvent event) {
        await(chat, 1, consumer.gathering().urgent().test(event));
    }

    /** The chat is perhaps behind. */
    void look(FollowedChat chat) {
        long behind = chat.behind(consumer.name());
        if (behind > 0) {
            await(chat, (int) Math.min(behind, Integer.MAX_VALUE), false);
        }
    }

    private void await(FollowedChat chat, int events, boolean urgent) {
        var entry = waiting.merge(chat, new Waiting(workplace.now(), events, urgent), Waiting::merge);
        if (entry.isDue(consumer.gathering(), workplace.now())) {
            wake();
        }
    }

    /** Starts another lane, where there is one free; it ends when nothing is due any more. */
    void wake() {
        if (!waiting.isEmpty() && lanes.tryAcquire()) {
            Thread.ofVirtual()
                .name("consumer-" + consumer.name())
                .start(() -> {
                    try {
                        work();
                    } finally {
                        lanes.release();
                    }
                });
        }
    }

    void forgetAll() {
        waiting.clear();
        troubles.clear();
    }

    ConsumerLag lag() {
        Map<FollowedChat, Instant> behind = new HashMap<>(busy);
        waiting.forEach((chat, entry) -> behind.merge(chat, entry.since(), ConsumerRun::earlier));
        behind.keySet().removeIf(chat -> chat.behind(consumer.name()) == 0);
        long events = behind
            .keySet()
            .stream()
            .mapToLong(chat -> chat.behind(consumer.name()))
            .sum();
        var oldest = behind.values().stream().min(Comparator.naturalOrder());
        return new ConsumerLag(
            consumer.name(),
            behind.size(),
            events,
            oldest.map(since -> Duration.between(since, workplace.now())).orElse(Duration.ZERO)
        );
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    boolean isBusy(FollowedChat chat) {
        return busy.containsKey(chat) || waiting.containsKey(chat);
    }

    private void work() {
        for (var due = takeDue(); !due.isEmpty(); due = takeDue()) {
            try {
                step(due.keySet());
            } catch (RuntimeException | Error failure) {
                log.warn("Consumer {} broke off", consumer.name(), failure);
            } finally {
                due.forEach((chat, since) -> done(chat, since));
            }
        }
    }

    /** The chats whose turn it is, with the time since which each has waited. */
    private synchronized Map<FollowedChat, Instant> takeDue() {
        var due = new HashMap<FollowedChat, Instant>();
        if (!workplace.isOpen()) {
            return due;
        }
        var now = workplace.now();
        for (var each : waiting.entrySet()) {
            var chat = each.getKey();
            if (!workplace.follows(chat)) {
                waiting.remove(chat);
                troubles.forget(chat);
            } else if (
                due.size() < CHATS_AT_ONCE &&
                each.getValue().isDue(consumer.gathering(), now) &&
                troubles.isDue(chat, now) &&
                busy.putIfAbsent(chat, each.getValue().since()) == null
            ) {
                waiting.remove(chat);
                due.put(chat, each.getValue().since());
            }
        }
        return due;
    }

    /** Whatever is left waits on, since as long as before where it has made no progress. */
    private void done(FollowedChat chat, Instant since) {
        busy.remove(chat);
        long behind = chat.behind(consumer.name());
        // How far one is behind of which the cursors could not be loaded is not known.
        if (behind > 0 || !chat.isLoaded()) {
            var from = troubles.has(chat) ? since : workplace.now();
            int events = (int) Math.clamp(behind, 1, Integer.MAX_VALUE);
            waiting.merge(chat, new Waiting(from, events, troubles.has(chat)), Waiting::merge);
        }
    }

    private void step(Set<FollowedChat> due) {
        List<Batch> batches;
        try {
            workplace.load(due);
            batches = workplace.read(consumer, limits(due));
        } catch (RuntimeException failure) {
            if (due.size() > 1) {
                due.forEach(chat -> step(Set.of(chat)));
            } else {
                due.forEach(chat -> failed(chat, new UnreadableException(failure)));
            }
            return;
        }
        var chats = due.stream().collect(Collectors.toMap(FollowedChat::id, Function.identity()));
        if (!batches.isEmpty()) {
            handle(batches, batch -> Objects.requireNonNull(chats.get(batch.chatId())));
        }
    }

    private Map<FollowedChat, Integer> limits(Set<FollowedChat> due) {
        return due
            .stream()
            .collect(Collectors.toMap(Function.identity(), chat -> troubles.limit(chat, EVENTS_AT_ONCE)));
    }

    private void handle(List<Batch> batches, Function<Batch, FollowedChat> chatOf) {
        try {
            consumer.handle(batches);
        } catch (RuntimeException | Error failure) {
            if (batches.size() > 1) {
                new ArrayList<>(batches).forEach(batch -> handle(List.of(batch), chatOf));
            } else {
                failed(chatOf.apply(batches.getFirst()), failure);
            }
            return;
        }
        batches.forEach(batch -> {
            var chat = chatOf.apply(batch);
            chat.handled(consumer.name(), batch.last());
            troubles.progress(chat, EVENTS_AT_ONCE);
        });
    }

    private void failed(FollowedChat chat, Throwable failure) {
        if (!troubles.has(chat)) {
            log.warn("Consumer {} failed at {} and tries again", consumer.name(), chat.id(), failure);
        }
        if (troubles.failed(chat, failure, workplace.now())) {
            workplace.park(consumer, chat, failure);
        }
    }
}
