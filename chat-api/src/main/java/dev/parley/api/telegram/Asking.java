package dev.parley.api.telegram;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;

/** Asks somebody whether they agree to a call, in the name of somebody else. */
@RequiredArgsConstructor
class Asking {

    private final TelegramProperties properties;
    private final TelegramPeople people;
    private final Questions questions;
    private final Steps steps;
    private final Replies replies;
    private final RateLimits limits;
    private final BotApiClient client;
    private final IdGenerator ids;
    private final Clock clock;

    void ask(String cause, TelegramPerson asker, String username, CallKind kind) {
        if (!properties.mayAsk(asker)) {
            refuse(cause, asker, say(asker, Phrase.NOT_ALLOWED).text("id", Long.toString(asker.id())));
            return;
        }
        var wait = limits.tryTake(Limit.TELEGRAM_CALLS, Long.toString(asker.id()), 1);
        if (wait.isPositive()) {
            refuse(cause, asker, say(asker, Phrase.TOO_MANY).minutes("minutes", wait));
            return;
        }
        people.byUsername(username).ifPresentOrElse(
            asked -> ask(cause, asker, asked, kind),
            () ->
                refuse(
                    cause,
                    asker,
                    say(asker, Phrase.UNKNOWN_PERSON)
                        .text("username", "@" + username)
                        .link("bot", "https://t.me/" + client.username())
                )
        );
    }

    private void ask(String cause, TelegramPerson asker, TelegramPerson asked, CallKind kind) {
        if (asked.id() == asker.id()) {
            refuse(cause, asker, say(asker, Phrase.YOURSELF));
            return;
        }
        var wait = limits.tryTake(Limit.TELEGRAM_QUESTIONS, Long.toString(asked.id()), 1);
        if (wait.isPositive()) {
            var often = say(asker, Phrase.ASKED_TOO_OFTEN).person("name", asked).minutes("minutes", wait);
            refuse(cause, asker, often);
            return;
        }
        var expiresAt = clock.instant().plus(properties.askFor());
        var question = new Question(ids.next(), asker, asked, kind, expiresAt, Question.State.OPEN, null);
        steps.take(cause, () ->
            questions
                .of(asker.id())
                .map(present -> Steps.Step.of(null, alreadyAsking(asker, present.question())))
                .orElseGet(() -> Steps.Step.of(Steps.Change.opened(question), put(question), told(question)))
        );
    }

    private static Wording say(TelegramPerson asker, Phrase phrase) {
        return Wording.of(asker.language(), phrase);
    }

    private void refuse(String cause, TelegramPerson asker, Wording why) {
        var answer = replies.to(asker, why);
        steps.take(cause, () -> Steps.Step.of(null, answer));
    }

    private Outbox.Entry alreadyAsking(TelegramPerson asker, Question present) {
        return replies.to(asker, say(asker, Phrase.ALREADY_ASKING).person("name", present.asked()));
    }

    private Outbox.Entry put(Question question) {
        var language = question.asked().language();
        var phrase = question.kind() == CallKind.VIDEO ? Phrase.QUESTION_VIDEO : Phrase.QUESTION_VOICE;
        var line = Wording.of(language, phrase)
            .person("name", question.asker())
            .minutes("minutes", properties.askFor())
            .line();
        var ref = QuestionRef.to(question);
        var buttons = List.of(
            button(language, Phrase.YES, new QuestionRef.Choice(ref, true)),
            button(language, Phrase.NO, new QuestionRef.Choice(ref, false))
        );
        var message = new Outgoing.Message(question.asked().id(), line, buttons, false);
        return new Outbox.Entry(message, question.expiresAt(), ref);
    }

    private static Outgoing.Button button(Language language, Phrase phrase, QuestionRef.Choice choice) {
        return new Outgoing.Button(Wording.of(language, phrase).words(), choice.data());
    }

    private Outbox.Entry told(Question question) {
        var phrase = question.kind() == CallKind.VIDEO ? Phrase.ASKED_VIDEO : Phrase.ASKED_VOICE;
        return replies.to(
            question.asker(),
            say(question.asker(), phrase).person("name", question.asked()).minutes("minutes", properties.askFor())
        );
    }
}
