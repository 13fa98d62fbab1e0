package dev.parley.chat.run;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.RunNote;
import dev.parley.chat.message.RunMessages;
import dev.parley.chat.run.Run.Answer;
import dev.parley.chat.user.Intent;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Answers of bots to runs: messages to the chat, and private answers, which are in no log. */
@Service
@RequiredArgsConstructor
public class RunAnswers {

    private static final int MAX = 5;

    private final RunStore store;
    private final RunMessages messages;
    private final ChatAccess access;
    private final Blocks blocks;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /**
     * Answers a run, at most 5 times. An answer with the client id of an earlier one of the run is that one.
     *
     * @param intent of the bot
     * @param text as that of a message
     * @return the seq of the message, null for a private answer
     * @throws ParleyException {@code MESSAGE_EMPTY}, {@code MESSAGE_TOO_LONG}, {@code TEXT_UNREADABLE}; {@code RUN_NOT_FOUND} for
     *     a run of another bot, one that is over, and one whose beginner has left the chat; {@code CHAT_NOT_FOUND} where the bot
     *     is not in the chat any more; {@code FORBIDDEN} where it may not post, {@code BLOCKED}; {@code ANSWER_LIMIT_REACHED}; {@code
     *     MESSAGE_NOT_ALLOWED}
     */
    public @Nullable Long answer(Intent intent, RunId id, AnswerVisibility visibility, String text) {
        RunMessages.requireText(text);
        var bot = intent.actor();
        while (true) {
            var run = store
                .find(id)
                .filter(found -> found.bot().equals(bot))
                .orElseThrow(RunAnswers::notFound);
            var repeated = run.answer(intent.clientId());
            if (repeated.isPresent()) {
                return post(run, repeated.get(), text);
            }
            requireAnswerable(run, visibility);
            messages.requireAllowed(text);
            var answer = new Answer(
                intent.clientId(),
                visibility,
                visibility == AnswerVisibility.ONE ? text : "",
                clock.instant()
            );
            Optional<Run> answered = store.answer(run, answer);
            if (answered.isPresent()) {
                Long seq = post(answered.get(), answer, text);
                publisher.publishEvent(new RunChanged(answered.get()));
                return seq;
            }
        }
    }

    private void requireAnswerable(Run run, AnswerVisibility visibility) {
        if (!run.isOpen(clock.instant())) {
            throw notFound();
        }
        var action = visibility == AnswerVisibility.ALL ? ChatAction.POST : ChatAction.READ;
        var chat = access.require(run.chatId(), run.bot(), action);
        if (chat.member(run.user()).isEmpty()) {
            throw notFound();
        }
        blocks.requireNone(run.chatId(), run.bot());
        if (run.answers().size() >= MAX) {
            throw new ParleyException(ErrorCode.ANSWER_LIMIT_REACHED, Map.of("limit", MAX));
        }
    }

    /** Finishes what may have been interrupted: a message that is in the log already is not posted again. */
    private @Nullable Long post(Run run, Answer answer, String text) {
        if (answer.visibility() == AnswerVisibility.ONE) {
            return null;
        }
        var key = run.id() + "/" + answer.clientId();
        var note = new RunNote(run.user(), run.name());
        return messages.post(run.chatId(), run.bot(), key, answer.clientId(), text, note).seq();
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.RUN_NOT_FOUND);
    }
}
