package dev.parley.chat.message;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.FilteredWord;
import dev.parley.chat.held.HeldMessage;
import dev.parley.chat.held.HeldMessage.File;
import dev.parley.chat.held.HeldMessage.Place;
import dev.parley.chat.held.HeldMessage.State;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.held.HeldMessages;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps messages until an administrator has approved them. Whoever sends one is answered with {@code MESSAGE_HELD}. */
@Component
@RequiredArgsConstructor
public class Holding {

    /** More of one sender would bury those of others. */
    private static final int MOST_OF_ONE = 20;

    private final HeldMessages held;
    private final ChatLog log;
    private final IdGenerator ids;
    private final Clock clock;

    /** What waits of a user's own messages, the eldest first. */
    public List<HeldMessage> of(UserId sender) {
        return held.waitingOf(sender, MOST_OF_ONE);
    }

    /** The sender does not want it to be sent any more; what is decided stays so. */
    public void withdraw(UserId sender, ChatId chatId, String clientId) {
        held.withdraw(chatId, sender, clientId);
    }

    /**
     * Sends, or holds what would be sent if it had not the word: it has been through the whole way of sending by then.
     *
     * @param send hands the files over to what is given, and is refused with {@code MESSAGE_HELD}
     * @throws ParleyException {@code MESSAGE_HELD}; {@code MESSAGE_NOT_ALLOWED} where it was refused before, and with a {@code
     *     limit} for one more than 20 that wait; as {@code send}
     */
    LoggedEvent orHold(Draft draft, @Nullable FilteredWord word, Function<List<Attachment>, LoggedEvent> send) {
        var files = new ArrayList<Attachment>();
        try {
            return send.apply(files);
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.MESSAGE_HELD && word != null) {
                hold(draft, word, files);
            }
            throw refusal;
        }
    }

    private void hold(Draft draft, FilteredWord word, List<Attachment> files) {
        var present = held.find(draft.chatId(), draft.sender(), draft.clientId());
        if (present.isPresent()) {
            requireOpen(present.get());
            return;
        }
        if (held.waitingOf(draft.sender(), MOST_OF_ONE).size() >= MOST_OF_ONE) {
            throw new ParleyException(ErrorCode.MESSAGE_NOT_ALLOWED, Map.of("limit", MOST_OF_ONE));
        }
        var message = new HeldMessage(
            new HeldMessageId(ids.next()),
            clock.instant(),
            place(draft.chatId()),
            draft.sender(),
            draft.clientId(),
            draft.text(),
            draft.replyTo(),
            files
                .stream()
                .map(file -> new File(file.id(), file.name()))
                .toList(),
            word.text(),
            State.WAITING,
            null
        );
        held.add(message);
    }

    private static void requireOpen(HeldMessage present) {
        if (present.state() == State.REFUSED) {
            throw new ParleyException(ErrorCode.MESSAGE_NOT_ALLOWED);
        }
    }

    private Place place(ChatId chatId) {
        return log
            .find(chatId)
            .map(chat -> new Place(chatId, chat.type(), chat.profile().title()))
            .orElseGet(() -> new Place(chatId, ChatType.PERSONAL, ""));
    }
}
