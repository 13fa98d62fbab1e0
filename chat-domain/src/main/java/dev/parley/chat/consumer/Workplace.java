package dev.parley.chat.consumer;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** What all consumers of this node work with. */
@Slf4j
@Component
@RequiredArgsConstructor
class Workplace {

    private static final int MOST_OF_A_FAILURE = 500;

    private final ActiveChats active;
    private final NodeLease lease;
    private final CursorLoader loader;
    private final BatchReader reader;
    private final ParkedStore parked;
    private final Clock clock;

    Instant now() {
        return clock.instant();
    }

    /** Without a lease another node may be at work on the same chats. */
    boolean isOpen() {
        return lease.isValid();
    }

    boolean follows(FollowedChat chat) {
        return active.follows(chat);
    }

    List<Batch> read(LogConsumer consumer, Map<FollowedChat, Integer> limits) {
        return reader.next(consumer.name(), limits);
    }

    void load(Collection<FollowedChat> chats) {
        loader.load(chats);
    }

    /** The consumer has failed at the next event of the chat too often. */
    void park(LogConsumer consumer, FollowedChat chat, Throwable failure) {
        long seq = chat.next(consumer.name());
        String what = failure.toString();
        log.error("Consumer {} gives up event {} of {} for now", consumer.name(), seq, chat.id(), failure);
        parked.add(
            new ParkedChat(
                consumer.name(),
                chat.id(),
                seq,
                now(),
                what.substring(0, Math.min(what.length(), MOST_OF_A_FAILURE))
            )
        );
        chat.park(consumer.name());
    }
}
