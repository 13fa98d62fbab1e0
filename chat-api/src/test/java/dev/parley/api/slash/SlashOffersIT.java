package dev.parley.api.slash;

import static dev.parley.api.testing.SocketClient.newClientId;
import static dev.parley.chat.apikey.ApiScope.ANSWER_COMMANDS;
import static dev.parley.chat.run.AnswerVisibility.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.RunEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bots offer, and who learns of it. */
class SlashOffersIT {

    private static final Node NODE = Node.first();
    private static final String OWN = "/api/bots/me/commands";

    private final TestUser anna = NODE.newUser();
    private final TestUser boris = NODE.newUser();
    private final ChatId chat = anna.createGroup("Offers", boris);
    private final TestBot bot = TestBot.of(NODE, anna).in(chat);
    private final Rest program = bot.rest(ANSWER_COMMANDS);

    @Test
    void areListedToTheMembersOfItsChats() {
        var registered = program.put(OWN, list(command("weather", "<city>", "Tells  the\tweather <b>")));
        assertThat(registered.status()).isEqualTo(200);
        var bots = boris
            .on(Node.second())
            .rest()
            .get("/api/chats/" + chat + "/commands")
            .body()
            .path("bots");
        assertThat(bots.size()).isEqualTo(1);
        assertThat(bots.get(0).path("bot").path("username").asString()).isEqualTo(bot.username());
        var offered = bots.get(0).path("commands").get(0);
        assertThat(offered.path("hint").asString()).isEqualTo("<city>");
        assertThat(offered.path("description").asString()).isEqualTo("Tells the weather <b>");
        assertThat(
            NODE.newUser()
                .rest()
                .get("/api/chats/" + chat + "/commands")
                .code()
        ).isEqualTo("CHAT_NOT_FOUND");
    }

    @Test
    void areReplacedAsAWholeAndOnceForEachKey() {
        String key = newClientId();
        program.change("PUT", OWN, list(command("one", "", "One"), command("two", "", "Two")), key);
        program.change("PUT", OWN, list(command("three", "", "Three")), newClientId());
        program.change("PUT", OWN, list(command("one", "", "One")), key);
        assertThat(program.get(OWN).body().toString()).contains("three").doesNotContain("one");
    }

    @Test
    void areSeenAndRemovedByTheOwnerAlone() {
        program.put(OWN, list(command("one", "", "One"), command("two", "", "Two")));
        String path = "/api/me/bots/" + bot.id() + "/commands";
        assertThat(anna.rest().get(path).body().path("commands").size()).isEqualTo(2);
        assertThat(boris.rest().get(path).code()).isEqualTo("BOT_NOT_FOUND");
        assertThat(
            boris
                .rest()
                .delete(path + "/one")
                .code()
        ).isEqualTo("BOT_NOT_FOUND");
        assertThat(
            anna
                .rest()
                .delete(path + "/one")
                .status()
        ).isEqualTo(204);
        assertThat(program.get(OWN).body().toString()).contains("two").doesNotContain("one");
        assertThat(anna.rest().put(OWN, list()).code()).isEqualTo("BOT_NOT_FOUND");
    }

    @Test
    void areGoneWithTheBot() {
        program.put(OWN, list(command("one", "", "One")));
        var pair = ChatId.personal(bot.id(), boris.id());
        assertThat(commandsOf(pair)).contains("one");
        anna.rest().delete("/api/me/bots/" + bot.id());
        assertThat(commandsOf(chat)).doesNotContain("one");
        assertThat(commandsOf(pair)).doesNotContain("one");
    }

    static List<String> wrong() {
        String fine = command("fine", "", "Fine");
        return List.of(
            "{}",
            "{\"commands\": null}",
            "{\"commands\": [null]}",
            "{\"commands\": {}}",
            "{\"commands\": [{\"name\": 1, \"hint\": \"\", \"description\": \"x\"}]}",
            "{\"commands\": [{\"name\": \"x\", \"hint\": \"\"}]}",
            list(fine, fine),
            list(command("", "", "x")),
            list(command("Weather", "", "x")),
            list(command("погода", "", "x")),
            list(command("a b", "", "x")),
            list(command("<b>", "", "x")),
            list(command("x".repeat(33), "", "x")),
            list(command("x", "y".repeat(101), "x")),
            list(command("x", "", "y".repeat(101))),
            list(command("x", "", "")),
            list(Collections.nCopies(51, fine).toArray(String[]::new))
        );
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void areRefusedWhereTheyAreWrong(String body) {
        assertThat(program.put(OWN, body).code()).isEqualTo("INVALID_REQUEST");
        assertThat(program.get(OWN).body().path("commands").isEmpty()).isTrue();
    }

    @Test
    void areRefusedWithWordsThatNobodyCanRead() {
        assertThat(program.put(OWN, list(command("x", "", "\\u0000"))).code()).isEqualTo("TEXT_UNREADABLE");
        assertThat(program.put(OWN, list(command("x", "", "\\u200b\\u200b"))).code()).isEqualTo("TEXT_INVISIBLE");
        assertThat(program.put(OWN, "x".repeat(200_000)).code()).isEqualTo("FRAME_TOO_LARGE");
        assertThat(program.put(OWN, list(command("x", "\\u202eabc", "👍".repeat(100)))).status()).isEqualTo(200);
    }

    @Test
    void areRunAndAnsweredNoMoreOftenThanTheLimitsSay() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.runs.permits=2",
                "parley.limits.rates.run-answers.permits=1"
            );
            var asking = boris.on(node).connect();
            var answering = bot.connect(node, ANSWER_COMMANDS)
        ) {
            Slash.offer(bot, "weather");
            var begun = Slash.run(asking, chat, bot, "weather");
            answering.expect(RunEvent.RunTold.class);
            Slash.run(asking, chat, bot, "weather");
            assertThat(Slash.refusedRun(asking, chat, bot, "weather", "")).isEqualTo(ErrorCode.RATE_LIMITED);
            Slash.answer(answering, begun.id(), ONE, "Rain");
            assertThat(Slash.refusedAnswer(answering, begun.id(), ONE, "Snow")).isEqualTo(ErrorCode.RATE_LIMITED);
        }
    }

    private String commandsOf(ChatId of) {
        return boris
            .rest()
            .get("/api/chats/" + of + "/commands")
            .body()
            .toString();
    }

    private static String command(String name, String hint, String description) {
        return "{\"name\": \"%s\", \"hint\": \"%s\", \"description\": \"%s\"}".formatted(
            name,
            hint,
            description.replace("\t", "\\t")
        );
    }

    private static String list(String... commands) {
        return "{\"commands\": [" + String.join(",", commands) + "]}";
    }
}
