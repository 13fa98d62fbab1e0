package dev.parley.chat.log;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.once.SettledKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Writes the waiting appends of one chat in batches, one batch at a time, on a virtual thread that lives while there are
 * any. Nodes do not know of each other's sequencers: where two write at once, the store lets one of them have the place,
 * and the other decides anew.
 */
@RequiredArgsConstructor
final class Sequencer {

    private static final int MAX_BATCH = 100;
    private static final int MAX_WAITING = 2_000;

    private final ChatId chatId;
    private final ChatLog chats;
    private final LogStore store;
    private final SettledKeys settled;
    private final ConcurrentLinkedQueue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();

    private record Decided(Pending pending, LoggedEvent event) {}

    void add(Pending pending) {
        if (size.incrementAndGet() > MAX_WAITING) {
            size.decrementAndGet();
            pending.refused(new ParleyException(ErrorCode.UNAVAILABLE));
        } else {
            waiting.add(pending);
        }
    }

    void start() {
        if (started.compareAndSet(false, true)) {
            Thread.ofVirtual().name("log-", 0).start(this::run);
        }
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    private void run() {
        do {
            var batch = takeBatch();
            try {
                write(batch);
            } catch (RuntimeException | Error failure) {
                batch.forEach(pending -> pending.refused(failure));
            }
        } while (!chats.retire(chatId));
    }

    private Deque<Pending> takeBatch() {
        var batch = new ArrayDeque<Pending>();
        while (batch.size() < MAX_BATCH && waiting.poll() instanceof Pending pending) {
            size.decrementAndGet();
            batch.add(pending);
        }
        return batch;
    }

    private void write(Deque<Pending> batch) {
        boolean doubtful = false;
        while (!batch.isEmpty()) {
            var remembered = doubtful ? Optional.<Chat>empty() : chats.remembered(chatId);
            var chat = remembered
                .or(() -> chats.find(chatId))
                .orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
            // After the chat was read: see SettledKeys.
            answerSettled(batch);
            var decided = decide(batch, chat, remembered.isEmpty());
            doubtful = decided.size() < batch.size();
            if (decided.isEmpty()) {
                continue;
            }
            int written = chats.insert(chatId, decided.stream().map(Decided::event).toList());
            accept(decided.subList(0, written), chat);
            for (int i = 0; i < written; i++) {
                batch.remove();
            }
            if (written < decided.size()) {
                resolveConflict(batch, decided.get(written));
            }
        }
    }

    private void answerSettled(Deque<Pending> batch) {
        var keys = batch.stream().map(Pending::cause).filter(Cause::settles).map(this::settledKey).toList();
        var found = settled.find(keys);
        batch.removeIf(pending -> {
            var outcome = pending.cause().settles() ? found.get(settledKey(pending.cause())) : null;
            if (outcome != null) {
                outcome.ifPresentOrElse(pending::refused, () -> pending.unchanged(true));
            }
            return outcome != null;
        });
    }

    /**
     * Lets each append decide on the chat as its predecessors will leave it. One that has nothing to append, or refuses,
     * is answered and leaves the batch only if what it saw was the log itself: neither a chat remembered from before,
     * which another node may have changed since, nor one with predecessors that are not durable yet. Otherwise the round
     * ends before it, and it decides once more in the next.
     *
     * @param current whether the chat was read from the log for this round
     */
    private List<Decided> decide(Deque<Pending> batch, Chat start, boolean current) {
        var round = new Round(start, seqs -> store.at(chatId, seqs));
        var decided = new ArrayList<Decided>();
        for (var each = batch.iterator(); each.hasNext(); ) {
            var pending = each.next();
            boolean certain = current && decided.isEmpty();
            @Nullable
            RuntimeException refusal = null;
            try {
                var wanted = pending.decide().apply(round);
                if (wanted != null) {
                    var event = place(pending.cause(), wanted, round.chat());
                    round.add(event);
                    decided.add(new Decided(pending, event));
                    continue;
                }
            } catch (RuntimeException thrown) {
                refusal = thrown;
            }
            if (!certain) {
                break;
            }
            answerWithoutEvent(pending, refusal);
            each.remove();
        }
        return decided;
    }

    /** What had no effect may have had it before: then it is a repeat, which does not fail because it was done. */
    private void answerWithoutEvent(Pending pending, @Nullable RuntimeException refusal) {
        var first = store.byKey(chatId, pending.cause().key());
        if (first.isPresent()) {
            pending.repeats(first.get());
            return;
        }
        if (pending.cause().settles()) {
            settle(pending.cause(), refusal);
        }
        if (refusal == null) {
            pending.unchanged(false);
        } else {
            pending.refused(refusal);
        }
    }

    private void settle(Cause cause, @Nullable RuntimeException refusal) {
        if (refusal == null) {
            settled.add(settledKey(cause));
        } else if (refusal instanceof ParleyException typed) {
            settled.add(settledKey(cause), typed);
        }
    }

    private String settledKey(Cause cause) {
        return chatId + "/" + cause.key();
    }

    private LoggedEvent place(Cause cause, EventBody body, Chat chat) {
        long messages = chat.messages() + (body instanceof MessageSent ? 1 : 0);
        return new LoggedEvent(
            chatId,
            chat.seq() + 1,
            chats.clock().instant(),
            cause.actor(),
            cause.key(),
            messages,
            body
        );
    }

    private void accept(List<Decided> durable, Chat before) {
        if (durable.isEmpty()) {
            return;
        }
        var chat = before;
        for (Decided each : durable) {
            chat = chat.after(each.event());
        }
        var events = durable.stream().map(Decided::event).toList();
        boolean carriedOver = chats.appended(events, chat);
        durable.forEach(each -> each.pending().written(each.event()));
        if (carriedOver) {
            chats.keepSnapshot(events, chat);
        }
    }

    /** The store refused this event: it is a repeat, or another node was faster with its place. */
    private void resolveConflict(Deque<Pending> batch, Decided refused) {
        store.byKey(chatId, refused.event().key()).ifPresent(first -> {
            batch.remove();
            refused.pending().repeats(first);
        });
        chats.find(chatId);
    }
}
