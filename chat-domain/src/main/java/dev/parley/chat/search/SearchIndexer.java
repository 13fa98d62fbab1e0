package dev.parley.chat.search;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the index some seconds behind the logs. It gathers, as a step costs the same for one message as for many: a chat
 * is taken after 64 events or 5 s, and at once when words have been changed or deleted. What it forgets, because the
 * node died or too many chats waited, is found by the {@link #sweep}, on any node. A search looks by itself at what is
 * not indexed yet.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class SearchIndexer {

    private static final int MOST_WAITING = 50_000;
    private static final int ENOUGH_EVENTS = 64;
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final int CHATS_AT_ONCE = 32;
    private static final int SWEPT_AT_ONCE = 500;

    private final ChatLog chats;
    private final ChatIndexing indexing;
    private final IndexStore store;
    private final Clock clock;
    private final ConcurrentHashMap<ChatId, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /** Whether the last attempt failed; only the worker reads and writes it. */
    private boolean failing;

    /** A chat with events that are not indexed. */
    private record Waiting(Instant since, int events, boolean urgent) {
        static Waiting merge(Waiting one, Waiting other) {
            return new Waiting(one.since, one.events + other.events, one.urgent || other.urgent);
        }

        boolean isDue(Instant now) {
            return urgent || events >= ENOUGH_EVENTS || !since.plus(SETTLED).isAfter(now);
        }
    }

    /**
     * How far the index of this node's chats is behind.
     *
     * @param oldest how long the chat that waits longest has waited
     */
    public record Lag(int chats, Duration oldest) {}

    public Lag lag() {
        var now = clock.instant();
        return waiting
            .values()
            .stream()
            .map(Waiting::since)
            .min(Comparator.naturalOrder())
            .map(since -> new Lag(waiting.size(), Duration.between(since, now)))
            .orElse(new Lag(0, Duration.ZERO));
    }

    @EventListener
    void appended(LoggedEvent event) {
        await(event.chatId(), 1, ChatIndexing.changedBy(event).isPresent());
    }

    /** To be called for a chat that is found to be behind. */
    void hurry(ChatId chatId) {
        await(chatId, 0, true);
    }

    private void await(ChatId chatId, int events, boolean urgent) {
        if (waiting.size() < MOST_WAITING || waiting.containsKey(chatId)) {
            waiting.merge(chatId, new Waiting(clock.instant(), events, urgent), Waiting::merge);
        }
    }

    @Scheduled(fixedDelayString = "${parley.search.index-interval:500ms}")
    void look() {
        runOnce(working, this::work);
    }

    /** Finds the chats whose index ends before their log does. */
    @Scheduled(
        initialDelayString = "${parley.search.sweep-delay:10s}",
        fixedDelayString = "${parley.search.sweep-interval:15m}"
    )
    void startSweep() {
        runOnce(sweeping, this::sweep);
    }

    /** Not on the scheduler's thread, which others share. */
    private static void runOnce(AtomicBoolean running, Runnable task) {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual()
                .name("search-index")
                .start(() -> {
                    try {
                        task.run();
                    } finally {
                        running.set(false);
                    }
                });
        }
    }

    private void work() {
        for (var due = takeDue(); !due.isEmpty(); due = takeDue()) {
            try {
                step(due);
                failing = false;
            } catch (RuntimeException failure) {
                due.forEach(chatId -> await(chatId, 0, false));
                if (!failing) {
                    log.warn("Messages cannot be indexed for the search; it is tried again until it works", failure);
                }
                failing = true;
                return;
            }
        }
    }

    private List<ChatId> takeDue() {
        var now = clock.instant();
        var due = new ArrayList<ChatId>();
        for (var each : waiting.entrySet()) {
            if (due.size() < CHATS_AT_ONCE && each.getValue().isDue(now)) {
                waiting.remove(each.getKey());
                due.add(each.getKey());
            }
        }
        return due;
    }

    /** Indexes the chat to its end. */
    public void index(ChatId chatId) {
        while (step(List.of(chatId))) {
            // There is more.
        }
    }

    /** Returns whether a chat has still more. */
    private boolean step(Collection<ChatId> chatIds) {
        var indexes = store.find(chatIds);
        var updates = new ArrayList<IndexUpdate>();
        boolean more = false;
        for (var chat : chats.findReadable(chatIds)) {
            var before = indexes.get(chat.id());
            if (before != null && before.upTo() < chat.seq()) {
                var update = indexing.next(before, chat);
                updates.add(update);
                if (update.after().upTo() < chat.seq()) {
                    more = true;
                    hurry(chat.id());
                }
            }
        }
        store.save(updates);
        return more;
    }

    private void sweep() {
        try {
            chats.forEachChat(SWEPT_AT_ONCE, this::sweep);
        } catch (RuntimeException failure) {
            log.warn("The search for chats that are not indexed was broken off: {}", failure.toString());
        }
    }

    private void sweep(List<ChatId> chatIds) {
        var next = store
            .upTo(chatIds)
            .entrySet()
            .stream()
            .map(each -> new EventRef(each.getKey(), each.getValue() + 1))
            .toList();
        chats.read(next).forEach(event -> hurry(event.chatId()));
    }
}
