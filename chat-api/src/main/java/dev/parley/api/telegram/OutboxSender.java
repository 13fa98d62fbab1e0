package dev.parley.api.telegram;

import java.time.Clock;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

/**
 * Sends what waits, one after the other. What Telegram refuses for good is left out; what it does not take for now waits, and
 * with it all that is behind it. A node that dies between sending and noting it has it sent again by the next.
 */
@Slf4j
@RequiredArgsConstructor
class OutboxSender {

    private static final Duration IDLE = Duration.ofMillis(250);
    /** Telegram takes about 30 messages a second of a bot. */
    private static final Duration PACE = Duration.ofMillis(40);

    private final PollingLease lease;
    private final Outbox outbox;
    private final Questions questions;
    private final QuestionUpkeep upkeep;
    private final TelegramPeople people;
    private final BotApiClient client;
    private final Clock clock;

    /** Sends one; returns when to do it again. */
    Duration send() {
        if (!lease.isHeld()) {
            return IDLE;
        }
        var next = outbox.take();
        next.ifPresent(this::send);
        return next.isEmpty() ? IDLE : PACE;
    }

    private void send(Outbox.Taken taken) {
        var entry = taken.entry();
        if (isWanted(entry)) {
            try {
                long message = client.send(entry.outgoing());
                outbox.remove(taken);
                if (entry.question() instanceof QuestionRef question) {
                    upkeep.put(question, message);
                }
                return;
            } catch (BotApiException failure) {
                if (!failure.isFinal()) {
                    outbox.putBack(taken);
                    throw failure;
                }
                refused(entry, failure);
            }
        }
        outbox.remove(taken);
    }

    private boolean isWanted(Outbox.Entry entry) {
        var now = clock.instant();
        return (
            now.isBefore(entry.until()) &&
            (entry.question() == null ||
                questions
                    .find(entry.question())
                    .filter(found -> found.question().isOpen(now))
                    .isPresent())
        );
    }

    private void refused(Outbox.Entry entry, BotApiException failure) {
        log.info("A message of the bot is left out. {}", failure.getMessage());
        if (entry.question() instanceof QuestionRef question) {
            upkeep.undelivered(question);
        }
        if (failure.isOfReceiver() && entry.outgoing() instanceof Outgoing.Message message) {
            people.forget(message.to());
        }
    }
}
