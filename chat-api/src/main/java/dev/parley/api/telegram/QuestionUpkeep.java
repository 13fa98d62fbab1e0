package dev.parley.api.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

/** Settles questions that nobody has answered, are taken back or cannot be put, and makes calls that are agreed to. */
@Slf4j
@RequiredArgsConstructor
class QuestionUpkeep {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PollingLease lease;
    private final Questions questions;
    private final Steps steps;
    private final Replies replies;
    private final Connecting connecting;
    private final Clock clock;

    /** Looks at all that is due; returns when to do it again. */
    Duration look() {
        if (lease.isHeld()) {
            questions.due(clock.instant()).forEach(this::tryToLook);
        }
        return PAUSE;
    }

    private void tryToLook(long askerId) {
        try {
            look(askerId);
        } catch (RuntimeException failure) {
            log.warn("A question on Telegram is looked at again later: {}", failure.toString());
        }
    }

    private void look(long askerId) {
        var found = questions.of(askerId);
        if (found.isEmpty()) {
            questions.forget(askerId);
            return;
        }
        var question = found.get().question();
        switch (question.state()) {
            case OPEN -> expire(question);
            case AGREED -> connecting.connect(QuestionRef.to(question));
        }
    }

    private void expire(Question question) {
        if (question.isOpen(clock.instant())) {
            return;
        }
        var told = replies.to(
            question.asker(),
            Wording.of(question.asker().language(), Phrase.UNANSWERED).person("name", question.asked())
        );
        settle("expired/" + question.id(), question, told, Phrase.EXPIRED);
    }

    /** The asker does not want the call any more. */
    void cancel(String cause, TelegramPerson asker) {
        var open = questions
            .of(asker.id())
            .map(Questions.Found::question)
            .filter(question -> question.state() == Question.State.OPEN);
        if (open.isEmpty()) {
            var nothing = replies.to(asker, Wording.of(asker.language(), Phrase.NOTHING_TO_CANCEL));
            steps.take(cause, () -> Steps.Step.of(null, nothing));
            return;
        }
        var question = open.get();
        var told = replies.to(asker, Wording.of(asker.language(), Phrase.CANCELLED).person("name", question.asked()));
        settle(cause, question, told, Phrase.WITHDRAWN);
    }

    /** Telegram does not take the question. */
    void undelivered(QuestionRef ref) {
        questions
            .find(ref)
            .map(Questions.Found::question)
            .ifPresent(question -> {
                var told = replies.to(
                    question.asker(),
                    Wording.of(question.asker().language(), Phrase.UNREACHABLE).person("name", question.asked())
                );
                settle("undelivered/" + question.id(), question, told, Phrase.EXPIRED);
            });
    }

    /** The question was put by this message. */
    void put(QuestionRef ref, long message) {
        steps.take("put/" + ref.questionId(), () ->
            Steps.Step.of(
                questions
                    .find(ref)
                    .map(found -> Steps.Change.of(found, found.question().put(message)))
                    .orElse(null)
            )
        );
    }

    /** Ends it, as long as it is open. @param shown what becomes of the message that has put it */
    private void settle(String cause, Question question, Outbox.Entry told, Phrase shown) {
        steps.take(cause, () ->
            questions
                .find(QuestionRef.to(question))
                .filter(found -> found.question().state() == Question.State.OPEN)
                .map(found -> new Steps.Step(Steps.Change.settled(found), sends(found.question(), told, shown)))
                .orElseGet(() -> Steps.Step.of(null))
        );
    }

    private List<Outbox.Entry> sends(Question question, Outbox.Entry told, Phrase shown) {
        var sends = new ArrayList<>(List.of(told));
        if (question.messageId() instanceof Long message) {
            var asked = question.asked();
            var line = Wording.of(asked.language(), shown).person("name", question.asker()).line();
            sends.add(replies.of(new Outgoing.Rewrite(asked.id(), message, line)));
        }
        return sends;
    }
}
