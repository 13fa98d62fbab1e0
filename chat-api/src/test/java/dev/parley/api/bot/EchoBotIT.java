package dev.parley.api.bot;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.TestBot;
import dev.parley.chat.apikey.ApiScope;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bot that the documents show runs as it stands there. */
class EchoBotIT {

    private static final Node NODE = Node.first();
    private static final String FILE = "docs/examples/EchoBot.java";

    @Test
    void answersToWhoMentionsIt() throws IOException {
        var anna = NODE.newUser();
        var chat = anna.createGroup("Echo");
        var bot = TestBot.of(NODE, anna).in(chat);
        var program = start(bot.key(ApiScope.RECEIVE_MENTIONS, ApiScope.SEND_MESSAGES));
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
    void isShort() {
        assertThat(Repository.read(FILE).lines()).hasSizeLessThanOrEqualTo(40);
    }

    private static Process start(String key) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, Repository.file(FILE).toString());
        builder.environment().put("PARLEY", NODE.http("").toString().replaceFirst("/$", ""));
        builder.environment().put("PARLEY_KEY", key);
        return builder.redirectErrorStream(true).start();
    }
}
