package dev.parley.api.slash;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.RunEvent;
import dev.parley.api.protocol.RunView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.AnswerVisibility;
import dev.parley.chat.run.RunId;
import dev.parley.chat.slash.SlashCommand;
import dev.parley.chat.slash.SlashCommands;
import dev.parley.chat.user.Intent;
import java.util.List;

/** What tests say of slash commands. */
final class Slash {

    private Slash() {}

    /** The bot offers commands of these names. */
    static void offer(TestBot bot, String... names) {
        var commands = List.of(names)
            .stream()
            .map(name -> new SlashCommand(name, "<city>", "Tells of " + name))
            .toList();
        bot.node().bean(SlashCommands.class).register(new Intent(bot.id(), newClientId()), commands);
    }

    static RunView run(SocketClient person, ChatId chat, TestBot bot, String name) {
        return run(person, chat, bot, name, newClientId());
    }

    static RunView run(SocketClient person, ChatId chat, TestBot bot, String name, String clientId) {
        return person
            .ask(
                id -> new RunCommand.StartRun(id, chat, clientId, bot.id(), name, "Oslo tomorrow"),
                RunEvent.RunStarted.class
            )
            .run();
    }

    static ErrorCode refusedRun(SocketClient person, ChatId chat, TestBot bot, String name, String arguments) {
        return person
            .ask(
                id -> new RunCommand.StartRun(id, chat, newClientId(), bot.id(), name, arguments),
                SessionEvent.Failed.class
            )
            .code();
    }

    static RunEvent.RunAnswered answer(SocketClient program, RunId run, AnswerVisibility visibility, String text) {
        return program.ask(
            id -> new RunCommand.AnswerRun(id, run, newClientId(), visibility, text),
            RunEvent.RunAnswered.class
        );
    }

    static ErrorCode refusedAnswer(SocketClient program, RunId run, AnswerVisibility visibility, String text) {
        return program
            .ask(id -> new RunCommand.AnswerRun(id, run, newClientId(), visibility, text), SessionEvent.Failed.class)
            .code();
    }

    static List<String> privateTexts(RunView run) {
        return run
            .answers()
            .stream()
            .map(answer -> answer.text())
            .toList();
    }

    static void tellsNothing(SocketClient other) {
        assertThat(other.received(RunEvent.class)).isEmpty();
    }
}
