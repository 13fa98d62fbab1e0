package dev.parley.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must not be in the log is not, however much Parley tells. */
class LogsIT {

    /** Not a word that a line of the log could have by itself. */
    private static final String TEXT = "wombat-marmalade";
    private static final String FILE = "walrus-teapot.txt";
    private static final String ADDRESS = "lemur.lantern@example.org";
    private static final String WRONG_PASSWORD = "otter-umbrella-guess";
    private static final String FALSE_TOKEN = "badger-kettle-token";

    @Test
    void hasNoTextsTokensPasswordsOrAddresses() {
        var parley = (Logger) LoggerFactory.getLogger("dev.parley");
        var before = parley.getLevel();
        parley.setLevel(Level.DEBUG);
        try (var log = LogRecord.open()) {
            var anna = Node.first().registerUser();
            drive(anna, Node.first().newUser());

            var forbidden = List.of(
                TEXT,
                FILE,
                ADDRESS,
                WRONG_PASSWORD,
                FALSE_TOKEN,
                TestUser.PASSWORD,
                anna.accessToken()
            );
            assertThat(log.texts()).noneMatch(line -> forbidden.stream().anyMatch(line::contains));
        } finally {
            parley.setLevel(before);
        }
    }

    @Test
    void writesJsonThatLeadsFromAFailureToItsCauseWithoutWhatWasSaid() {
        try (var gated = Node.startGated(); var log = LogRecord.open()) {
            var anna = gated.node().registerUser();
            var chat = anna.createGroup("Walrus");
            String failed;
            try (var annas = anna.connect()) {
                gated.mongo().shut();
                var message = "{\"text\": \"" + TEXT + "\", \"replyTo\": null, \"attachmentIds\": []}";
                var answer = anna.rest().change("POST", "/api/chats/" + chat + "/messages", message, "m1");
                assertThat(answer.code()).isEqualTo("UNAVAILABLE");
                failed = answer.body().path("correlationId").asString();
                annas.ask(id -> new SendMessage(id, chat, "m2", TEXT, null), SessionEvent.Failed.class);
                var login = "{\"username\": \"" + anna.username() + "\", \"password\": \"" + WRONG_PASSWORD + "\"}";
                assertThat(new Rest(gated.node()).post("/api/auth/login", login).status()).isEqualTo(503);
            } finally {
                gated.returnMongo();
            }
            for (String format : List.of("ecs", "logstash", "gelf")) {
                var lines = log.json(format).stream().map(JsonMapper.shared()::readTree).toList();
                assertThat(lines)
                    .as(format)
                    .anySatisfy(line -> assertThat(field(line, "correlationId")).isEqualTo(failed));
                assertThat(lines)
                    .as(format)
                    .anySatisfy(line -> assertThat(field(line, "connectionId")).isNotEmpty());
                for (String said : List.of(TEXT, WRONG_PASSWORD, TestUser.PASSWORD, anna.accessToken())) {
                    assertThat(log.json(format))
                        .as(format)
                        .noneMatch(line -> line.contains(said));
                }
            }
        }
    }

    /** GELF puts an underscore before fields of one's own. */
    private static String field(JsonNode line, String name) {
        return line.path(name).asString(line.path("_" + name).asString(""));
    }

    private static void drive(TestUser anna, TestUser boris) {
        var chat = anna.createGroup(TEXT, boris);
        var rest = anna.rest();
        rest.upload("POST", "/api/chats/" + chat + "/attachments?name=" + FILE, TEXT.getBytes(StandardCharsets.UTF_8));
        rest.upload("POST", "/api/chats/" + chat + "/attachments?name=" + FILE, new byte[0]);
        rest.put("/api/me/email", "{\"email\": \"" + ADDRESS + "\", \"password\": \"" + TestUser.PASSWORD + "\"}");
        rest.post("/api/chats", "{\"" + TEXT + "\": \"" + TEXT + "\"");
        rest.get("/api/search/messages?query=" + TEXT);
        rest.get("/api/" + TEXT + "?q=" + TEXT);
        var login = "{\"username\": \"" + anna.username() + "\", \"password\": \"" + WRONG_PASSWORD + "\"}";
        new Rest(Node.first()).post("/api/auth/login", login);
        var stranger = new Rest(Node.first());
        stranger.authenticate(FALSE_TOKEN);
        stranger.get("/api/me");
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            annas.ask(id -> new SendMessage(id, chat, "m1", TEXT, null), ChatReply.MessageAccepted.class);
            annas.ask(id -> new SendMessage(id, chat, "m2", TEXT.repeat(1_000), null), SessionEvent.Failed.class);
            annas.ask(id -> new SendMessage(id, chat, "m3", TEXT, 99L), SessionEvent.Failed.class);
            boriss.ask(id -> new SessionCommand.Authenticate(id, FALSE_TOKEN), SessionEvent.Failed.class);
        }
    }
}
