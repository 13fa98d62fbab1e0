package dev.parley.api.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

/** What comes of a button that somebody has pressed. */
@Slf4j
@RequiredArgsConstructor
class Answering {

    /** How long the call is tried to be made, once both want it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Questions questions;
    private final Steps steps;
    private final Replies replies;
    private final Connecting connecting;
    private final Clock clock;

    void pressed(String cause, Update.Press press, TelegramPerson by) {
        var choice = QuestionRef.Choice.parse(press.data());
        steps.take(cause, () ->
            choice
                .flatMap(made -> questions.find(made.question()))
                .filter(found -> found.question().isOpen(clock.instant()))
                .map(found -> answer(found, choice.filter(QuestionRef.Choice::yes).isPresent(), press, by))
                .orElseGet(() -> Steps.Step.of(null, notice(press, by, Phrase.CLOSED)))
        );
        choice.filter(QuestionRef.Choice::yes).ifPresent(this::connect);
    }

    /** Where that fails, the upkeep tries again. */
    private void connect(QuestionRef.Choice choice) {
        try {
            connecting.connect(choice.question());
        } catch (RuntimeException failure) {
            log.warn("A call for two on Telegram is made a little later: {}", failure.toString());
        }
    }

    private Outbox.Entry notice(Update.Press press, TelegramPerson by, Phrase phrase) {
        return replies.of(new Outgoing.Answer(press.id(), Wording.of(by.language(), phrase).words(), true));
    }

    private Steps.Step answer(Questions.Found found, boolean yes, Update.Press press, TelegramPerson by) {
        var question = found.question();
        if (question.asked().id() != by.id()) {
            return Steps.Step.of(null, notice(press, by, Phrase.NOT_YOURS));
        }
        var sends = new ArrayList<Outbox.Entry>();
        sends.add(replies.of(new Outgoing.Answer(press.id(), "", false)));
        rewrite(press, question, yes ? Phrase.AGREED : Phrase.REFUSED).ifPresent(sends::add);
        if (yes) {
            var agreed = question.agreed(clock.instant().plus(PATIENCE));
            return new Steps.Step(Steps.Change.of(found, agreed), sends);
        }
        var asker = question.asker();
        sends.add(replies.to(asker, Wording.of(asker.language(), Phrase.DECLINED).person("name", question.asked())));
        return new Steps.Step(Steps.Change.settled(found), sends);
    }

    /** Telegram leaves the message out where it is very old. */
    private Optional<Outbox.Entry> rewrite(Update.Press press, Question question, Phrase phrase) {
        return Optional.ofNullable(press.message()).map(message -> {
            var asked = question.asked();
            var line = Wording.of(asked.language(), phrase).person("name", question.asker()).line();
            return replies.of(new Outgoing.Rewrite(asked.id(), message.messageId(), line));
        });
    }
}
