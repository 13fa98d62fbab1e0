package dev.parley.chat.consumer;

import dev.parley.chat.consumer.LogConsumer.Start;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes through all chats, now and then and when there is a new consumer, on one node, and marks those with events that a
 * consumer has not handled. It finds what a consumer that begins at the beginning has before it, and events whose mark
 * did not hold long enough: of a node that is stopped for most of a minute between marking a chat and writing to it, and
 * dies before it can mark the chat again.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class ChatSweep {

    private static final int AT_ONCE = 500;
    private static final int MOST_MARKED = 2_000;
    private static final Duration PARKED_FOR = Duration.ofHours(1);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(200);
    private static final Duration NO_ROOM_AFTER = Duration.ofMinutes(5);

    private final ChatLog chats;
    private final MarkStore marks;
    private final CursorStore cursors;
    private final ParkedStore parked;
    private final ConsumerStore consumers;
    private final List<LogConsumer> ours;
    private final ConsumerProperties properties;
    private final Clock clock;

    @Scheduled(
        initialDelayString = "${parley.consumers.sweep-delay:10s}",
        fixedDelayString = "${parley.consumers.sweep-delay:10s}"
    )
    void look() {
        var now = clock.instant();
        if (consumers.claimSweep(now, now.plus(properties.sweepInterval()))) {
            Thread.ofVirtual().name("chat-sweep").start(this::sweep);
        }
    }

    void sweep() {
        try {
            var longAgo = clock.instant().minus(PARKED_FOR);
            retry(chat -> chat.at().isBefore(longAgo));
            chats.forEachChat(AT_ONCE, this::markThoseBehind);
        } catch (RuntimeException failure) {
            log.warn("The search for chats that consumers are behind with was broken off: {}", failure.toString());
            consumers.releaseSweep(clock.instant());
        }
    }

    /** Has consumers try again what they have given up. */
    void retry(Predicate<ParkedChat> which) {
        var again = parked.all().stream().filter(which).toList();
        if (!again.isEmpty()) {
            parked.remove(again);
            marks.offer(again.stream().map(ParkedChat::chatId).collect(Collectors.toSet()));
        }
    }

    /** What is offered is taken some hundreds at a time. */
    private void waitForRoom() {
        var until = clock.instant().plus(NO_ROOM_AFTER);
        while (marks.waiting() > MOST_MARKED) {
            if (clock.instant().isAfter(until)) {
                throw new IllegalStateException("no node takes the chats that were found");
            }
            LockSupport.parkNanos(UNTIL_THERE_IS_ROOM.toNanos());
        }
    }

    private void markThoseBehind(List<ChatId> chatIds) {
        waitForRoom();
        var stands = cursors.find(chatIds);
        var givenUp = parked.find(ours.stream().map(LogConsumer::name).toList(), chatIds);
        var next = new HashSet<EventRef>();
        for (LogConsumer consumer : ours) {
            for (ChatId chatId : chatIds) {
                var cursor = stands.getOrDefault(chatId, Map.of()).get(consumer.name());
                boolean isParked = givenUp.getOrDefault(chatId, Set.of()).contains(consumer.name());
                // One that begins at the present has nothing before it in a chat that has not been written to since.
                if (!isParked && (cursor != null || consumer.start() == Start.BEGINNING)) {
                    next.add(new EventRef(chatId, cursor == null ? 1 : cursor + 1));
                }
            }
        }
        var behind = chats.read(next).stream().map(LoggedEvent::chatId).collect(Collectors.toSet());
        marks.offer(behind);
    }
}
