package dev.parley.chat.retention;

import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goes through the next hundred places of a log and removes the messages there, by one event. Whatever is interrupted is done
 * again: the event has a key that its last place gives, and how far a log was gone through is noted when its files are on their
 * way out.
 */
@Component
@RequiredArgsConstructor
class RetentionStep {

    private static final int PLACES = 100;

    /** For so long a hold is not answered, unless the step is over before. */
    private static final Duration MARKED_FOR = Duration.ofMinutes(1);

    /** Within this the event has to be decided: what remains of the mark is for writing it, and for clocks that differ. */
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(20);

    private final RetentionRule rule;
    private final RetentionStore store;
    private final ChatLog log;
    private final Attachments attachments;
    private final Clock clock;

    /**
     * @param days for how many the chat keeps its messages; nothing is done where it keeps them for more by now
     * @return the last place that it has gone through; null where there is no more to do, or a hold
     */
    @Nullable
    Long take(ChatId chatId, long from, int days) {
        var before = clock.instant().minus(Duration.ofDays(days));
        var old = log
            .read(chatId, from, from + PLACES - 1)
            .stream()
            .takeWhile(event -> event.at().isBefore(before))
            .toList();
        if (old.isEmpty()) {
            return null;
        }
        long last = old.getLast().seq();
        var messages = old.stream().filter(RetentionStep::isThere).toList();
        if (!messages.isEmpty() && !remove(chatId, messages, last, days)) {
            return null;
        }
        store.passed(chatId, last);
        return last;
    }

    private static boolean isThere(LoggedEvent event) {
        return event.body() instanceof MessageSent sent && !sent.state().deleted();
    }

    /** False where nothing is to be removed any more. */
    private boolean remove(ChatId chatId, List<LoggedEvent> messages, long last, int days) {
        var begun = clock.instant();
        store.mark(chatId, begun.plus(MARKED_FOR));
        if (!rule.letsGo(chatId, days)) {
            store.unmark(chatId);
            return false;
        }
        var creator = log.read(chatId, 1, 1).getFirst().actor();
        var seqs = messages.stream().map(LoggedEvent::seq).toList();
        messages.forEach(message -> attachments.beforeDeletion(message.actor(), message));
        log.append(chatId, Cause.ofServer(creator, "retention/" + last), standing -> {
            if (clock.instant().isAfter(begun.plus(DECIDED_WITHIN))) {
                // A hold may have been answered meanwhile, or is about to be.
                throw new ParleyException(ErrorCode.UNAVAILABLE);
            }
            return removal(standing, seqs, last);
        });
        messages.forEach(attachments::removeAll);
        return true;
    }

    private static @Nullable EventBody removal(Standing standing, List<Long> seqs, long last) {
        var there = standing
            .messages(seqs)
            .stream()
            .map(message -> new RemovedMessage(message.seq(), message.actor()))
            .toList();
        return there.isEmpty() ? null : new MessagesRemoved(there, last);
    }
}
