package dev.parley.api.telegram;

import lombok.RequiredArgsConstructor;

/** Answers what people write to the bot. */
@RequiredArgsConstructor
class Conversation {

    private final Steps steps;
    private final Replies replies;
    private final Asking asking;
    private final QuestionUpkeep upkeep;

    void said(String cause, String text, TelegramPerson person) {
        switch (Command.parse(text)) {
            case Command.Start _ -> welcome(cause, person);
            case Command.Help _ -> say(cause, person, Phrase.HELP);
            case Command.IncompleteCall _ -> say(cause, person, Phrase.USAGE);
            case Command.Cancel _ -> upkeep.cancel(cause, person);
            case Command.Call(var username, var kind) -> asking.ask(cause, person, username, kind);
        }
    }

    private void welcome(String cause, TelegramPerson person) {
        var language = person.language();
        var line = Wording.of(language, Phrase.START).person("name", person).line();
        if (person.username() == null) {
            line = line.then(Wording.of(language, Phrase.NO_USERNAME).line());
        }
        var welcome = replies.of(Outgoing.message(person, line));
        steps.take(cause, () -> Steps.Step.of(null, welcome));
    }

    private void say(String cause, TelegramPerson person, Phrase phrase) {
        var answer = replies.to(person, Wording.of(person.language(), phrase));
        steps.take(cause, () -> Steps.Step.of(null, answer));
    }
}
