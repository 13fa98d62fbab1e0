package dev.parley.chat.retention;

import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds the chats that have messages older than messages are kept, and has these removed. One node does it at a time. */
@Slf4j
@Component
@RequiredArgsConstructor
public class Retention {

    private static final int CHATS_AT_ONCE = 100;

    /** Of one chat in a sweep: its members are told of each. The next sweep goes on. */
    private static final int STEPS_OF_A_CHAT = 200;

    /** Of one sweep. */
    private static final int STEPS_MAX = 10_000;

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);

    private final RetentionRule rule;
    private final RetentionStore store;
    private final RetentionStep step;
    private final ChatLog chats;
    private final IdGenerator ids;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;

    @Scheduled(fixedDelayString = "${parley.retention.interval:10m}", initialDelayString = "1m")
    void look() {
        if (!stopping && busy.compareAndSet(false, true)) {
            Thread.ofVirtual()
                .name("retention")
                .start(() -> {
                    try {
                        sweep();
                    } catch (RuntimeException failure) {
                        log.warn("Old messages are removed later", failure);
                    } finally {
                        busy.set(false);
                    }
                });
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    /** Goes through the chats that do not keep their messages for ever, unless another node does. */
    public void sweep() {
        var sweep = new Sweep(rule.days());
        try {
            sweep.run();
        } finally {
            sweep.end();
        }
    }

    private final class Sweep {

        private final String holder = ids.next();
        private final @Nullable Integer days;
        private final Instant now = clock.instant();
        private Instant leasedAt = Instant.MIN;
        private int steps = STEPS_MAX;

        /** @param days for how many days the installation keeps messages */
        Sweep(@Nullable Integer days) {
            this.days = days;
        }

        void run() {
            if (days instanceof Integer everywhere) {
                chats.forEachChat(CHATS_AT_ONCE, chatIds -> through(chatIds, everywhere));
            }
            chats.forEachChatWithKeptDays(CHATS_AT_ONCE, chatIds -> through(chatIds, 1));
        }

        void end() {
            if (leasedAt.isAfter(Instant.MIN)) {
                store.release(holder);
            }
        }

        /** @param least for how many days all of these chats keep their messages at least */
        private void through(List<ChatId> chatIds, int least) {
            if (steps <= 0 || stopping || !isOurs()) {
                return;
            }
            var next = new HashMap<ChatId, LoggedEvent>();
            for (LoggedEvent event : next(chatIds)) {
                if (event.at().isBefore(endOf(least))) {
                    next.put(event.chatId(), event);
                }
            }
            next.keySet().removeAll(rule.heldAmong(next.keySet()));
            for (Chat chat : chats.findReadable(next.keySet())) {
                var first = Objects.requireNonNull(next.get(chat.id()));
                RetentionRule.keptDays(chat, days)
                    .filter(kept -> first.at().isBefore(endOf(kept)))
                    .ifPresent(kept -> attempt(chat.id(), first.seq(), kept));
            }
        }

        private Instant endOf(int kept) {
            return now.minus(Duration.ofDays(kept));
        }

        /** Of each chat the first event that was not gone through. */
        private List<LoggedEvent> next(Collection<ChatId> chatIds) {
            var upTo = store.upTo(chatIds);
            var places = new ArrayList<EventRef>();
            chatIds.forEach(id -> places.add(new EventRef(id, upTo.getOrDefault(id, 0L) + 1)));
            return chats.read(places);
        }

        private void attempt(ChatId chatId, long from, int kept) {
            try {
                long next = from;
                for (int taken = 0; taken < STEPS_OF_A_CHAT; taken++) {
                    if (
                        steps-- <= 0 || stopping || !isOurs() || !(step.take(chatId, next, kept) instanceof Long last)
                    ) {
                        return;
                    }
                    next = last + 1;
                }
            } catch (RuntimeException failure) {
                log.warn("Old messages of {} are removed later", chatId, failure);
            }
        }

        /** Whether this node is the one that does it; says so again from time to time. */
        private boolean isOurs() {
            var present = clock.instant();
            if (leasedAt.plus(RENEWED_AFTER).isAfter(present)) {
                return true;
            }
            if (!store.lease(holder, present, LEASE)) {
                return false;
            }
            leasedAt = present;
            return true;
        }
    }
}
