package dev.parley.api.bot;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.RunEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.ShellExamples;
import dev.parley.api.testing.TestBot;
import dev.parley.chat.apikey.ApiScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bots that the documents show run as they stand there. */
class EchoBotIT {

    private static final Node NODE = Node.first();
    private static final String ECHO = "docs/examples/EchoBot.java";
    private static final String SLASH = "docs/examples/SlashBot.java";

    @Test
    void answersToWhoMentionsIt() throws IOException {
        var anna = NODE.newUser();
        var chat = anna.createGroup("Echo");
        var bot = TestBot.of(NODE, anna).in(chat);
        var program = start(ECHO, bot.key(ApiScope.RECEIVE_MENTIONS, ApiScope.SEND_MESSAGES));
        try (var person = anna.connect(); var said = program.inputReader()) {
            assertThat(said.readLine()).contains("session.ready");
            String text = "@" + bot.username() + " say \"ж\\\" 🔑";
            long asked = person
                .ask(id -> new SendMessage(id, chat, newClientId(), text, null), ChatReply.MessageAccepted.class)
                .seq();
            var answer = person.expect(ChatEvent.MessageSent.class, sent -> sent.actor().equals(bot.id()));
            assertThat(answer.text()).isEqualTo(text);
            assertThat(answer.replyTo()).isEqualTo(asked);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void answersASlashCommandToTheOneWhoHasRunIt() throws IOException {
        var anna = NODE.newUser();
        var chat = anna.createGroup("Echo");
        var bot = TestBot.of(NODE, anna).in(chat);
        var program = start(SLASH, bot.key(ApiScope.ANSWER_COMMANDS));
        try (var person = anna.connect(); var said = program.inputReader()) {
            assertThat(said.readLine()).contains("session.ready");
            String words = "say \"ж\\\" 🔑";
            person.ask(
                id -> new RunCommand.StartRun(id, chat, newClientId(), bot.id(), "echo", words),
                RunEvent.RunStarted.class
            );
            var answered = person.expect(RunEvent.RunChanged.class, each -> !each.run().answers().isEmpty());
            assertThat(answered.run().answers().getFirst().text()).isEqualTo(words);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void postsEachLineOfTheInputOfTheBotInShell() {
        ShellExamples.require("jq");
        var anna = NODE.newUser();
        var chat = anna.createGroup("Shell");
        var bot = TestBot.of(NODE, anna).in(chat);
        String script = ShellExamples.in("docs/protocol/bots.md", "## Examples", "while IFS= read -r line");
        var environment = Map.of(
            "PARLEY",
            NODE.http("").toString(),
            "PARLEY_KEY",
            bot.key(ApiScope.SEND_MESSAGES),
            "CHAT",
            chat.value()
        );
        try (var person = anna.connect()) {
            var lines = List.of("say \"ж\\\" 🔑 $HOME", "  green  ");
            ShellExamples.run(script, environment, String.join("\n", lines) + "\n");
            for (String line : lines) {
                var posted = person.expect(ChatEvent.MessageSent.class, sent -> sent.actor().equals(bot.id()));
                assertThat(posted.text()).isEqualTo(line);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { ECHO, SLASH })
    void isShort(String file) {
        assertThat(Repository.read(file).lines()).hasSizeLessThanOrEqualTo(40);
    }

    private static Process start(String file, String key) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, Repository.file(file).toString());
        builder.environment().put("PARLEY", NODE.http("").toString().replaceFirst("/$", ""));
        builder.environment().put("PARLEY_KEY", key);
        return builder.redirectErrorStream(true).start();
    }
}
