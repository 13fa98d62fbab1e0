package dev.parley.api.slash;

import static dev.parley.api.slash.Slash.answer;
import static dev.parley.api.slash.Slash.offer;
import static dev.parley.api.slash.Slash.privateTexts;
import static dev.parley.api.slash.Slash.refusedAnswer;
import static dev.parley.api.slash.Slash.refusedRun;
import static dev.parley.api.slash.Slash.run;
import static dev.parley.api.testing.SocketClient.newClientId;
import static dev.parley.chat.apikey.ApiScope.ANSWER_COMMANDS;
import static dev.parley.chat.apikey.ApiScope.RECEIVE_MESSAGES;
import static dev.parley.chat.apikey.ApiScope.SEND_MESSAGES;
import static dev.parley.chat.run.AnswerVisibility.ALL;
import static dev.parley.chat.run.AnswerVisibility.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.RunEvent;
import dev.parley.api.protocol.RunNoteView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.RunState;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** From the member who runs a slash command on one node to the bot on another, and back. */
class SlashCommandsIT {

    private static final Node NODE = Node.first();
    private static final Node OTHER = Node.second();

    private final TestUser anna = NODE.newUser();
    private final TestUser boris = NODE.newUser();
    private final ChatId chat = anna.createGroup("Weather", boris);
    private final TestBot bot = TestBot.of(NODE, anna).in(chat);

    SlashCommandsIT() {
        offer(bot, "weather", "storm");
    }

    @Test
    void answersToAllWithTheNoteOfWhoHasAsked() {
        try (
            var program = bot.connect(OTHER, ANSWER_COMMANDS);
            var asking = boris.connect();
            var other = anna.on(OTHER).connect()
        ) {
            var begun = run(asking, chat, bot, "weather");
            assertThat(begun.state()).isEqualTo(RunState.WAITING);
            var told = program.expect(RunEvent.RunTold.class);
            assertThat(told.user().id()).isEqualTo(boris.id());
            assertThat(told.name()).isEqualTo("weather");
            assertThat(told.arguments()).isEqualTo("Oslo tomorrow");

            var answered = answer(program, told.runId(), ALL, "Rain for @" + boris.username());
            var message = other.expect(ChatEvent.MessageSent.class);
            assertThat(message.seq()).isEqualTo(answered.seq());
            assertThat(message.actor()).isEqualTo(bot.id());
            assertThat(message.run()).isEqualTo(new RunNoteView(boris.id(), "weather"));
            assertThat(message.mentions()).hasSize(1);
            var changed = asking.expect(RunEvent.RunChanged.class, each -> each.run().state() == RunState.ANSWERED);
            assertThat(changed.run().answers()).isEmpty();
            assertThat(shown(boris)).isEmpty();
            Slash.tellsNothing(other);
            assertThat(program.received(ChatEvent.class)).isEmpty();
        }
    }

    @Test
    void answersToOneAloneOnAllTheirConnectionsUntilDismissed() {
        try (
            var program = bot.connect(ANSWER_COMMANDS);
            var here = boris.connect();
            var there = boris.on(OTHER).connect();
            var other = anna.connect();
            var reader = TestBot.of(NODE, anna).in(chat).connect(RECEIVE_MESSAGES)
        ) {
            var begun = run(here, chat, bot, "weather");
            program.expect(RunEvent.RunTold.class);
            assertThat(answer(program, begun.id(), ONE, "Only rain").seq()).isNull();
            var seen = there.expect(RunEvent.RunChanged.class, each -> each.run().state() == RunState.ANSWERED);
            assertThat(privateTexts(seen.run())).containsExactly("Only rain");
            assertThat(shown(boris)).contains("Only rain");
            assertThat(shown(anna)).doesNotContain("Only rain");

            // Whoever is told nothing would have been told by now.
            send(other, "Anything?");
            reader.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("Anything?"));
            Slash.tellsNothing(other);
            Slash.tellsNothing(reader);
            assertThat(log(anna)).doesNotContain("Only rain");
            assertThat(anna.rest().get("/api/search/messages?q=rain").body().toString()).doesNotContain("Only rain");

            String path = "/api/chats/" + chat + "/runs/" + begun.id() + "?rev=" + seen.run().rev();
            assertThat(boris.rest().delete(path.replaceAll("=.*", "=1")).status()).isEqualTo(204);
            assertThat(shown(boris)).contains("Only rain");
            assertThat(anna.rest().delete(path).status()).isEqualTo(204);
            assertThat(shown(boris)).contains("Only rain");
            assertThat(boris.on(OTHER).rest().delete(path).status()).isEqualTo(204);
            assertThat(here.expect(RunEvent.RunDismissed.class).runId()).isEqualTo(begun.id());
            assertThat(shown(boris)).isEmpty();
        }
    }

    @Test
    void tellsABotThatComesBackOnAnotherNodeOfWhatItHasNotAnswered() {
        try (var asking = boris.connect()) {
            var begun = run(asking, chat, bot, "storm");
            assertThat(begun.waitsForMs()).isBetween(1L, 15_000L);
            try (var program = bot.connect(OTHER, ANSWER_COMMANDS)) {
                assertThat(program.expect(RunEvent.RunTold.class).runId()).isEqualTo(begun.id());
                var told = asking.expect(RunEvent.RunChanged.class, each -> each.run().waitsForMs() > 15_000);
                assertThat(told.run().state()).isEqualTo(RunState.WAITING);
            }
            try (var program = bot.connect(ANSWER_COMMANDS)) {
                assertThat(program.expect(RunEvent.RunTold.class).runId()).isEqualTo(begun.id());
                answer(program, begun.id(), ONE, "Calm");
            }
            try (var program = bot.connect(OTHER, ANSWER_COMMANDS)) {
                run(asking, chat, bot, "weather");
                assertThat(program.expect(RunEvent.RunTold.class).name()).isEqualTo("weather");
                assertThat(program.received(RunEvent.RunTold.class)).hasSize(1);
            }
        }
    }

    @Test
    void goesOnWhenTheNodeOfTheRunIsGone() {
        String clientId = newClientId();
        var begun = onceOnANodeThatStops(clientId);
        try (var program = bot.connect(OTHER, ANSWER_COMMANDS); var asking = boris.on(OTHER).connect()) {
            assertThat(program.expect(RunEvent.RunTold.class).runId().toString()).isEqualTo(begun);
            assertThat(run(asking, chat, bot, "weather", clientId).id()).hasToString(begun);
            var told = program.received(RunEvent.RunTold.class).getFirst();
            answer(program, told.runId(), ONE, "Still here");
            asking.expect(RunEvent.RunChanged.class, each -> privateTexts(each.run()).contains("Still here"));
            assertThat(program.received(RunEvent.RunTold.class)).hasSize(1);
        }
    }

    private String onceOnANodeThatStops(String clientId) {
        try (var node = Node.start(); var asking = boris.on(node).connect()) {
            return run(asking, chat, bot, "weather", clientId).id().toString();
        }
    }

    @Test
    void isOneRunAndOneAnswerHoweverOftenItIsAskedFor() {
        try (var program = bot.connect(ANSWER_COMMANDS); var asking = boris.connect(); var other = anna.connect()) {
            String clientId = newClientId();
            var begun = run(asking, chat, bot, "weather", clientId);
            assertThat(run(asking, chat, bot, "weather", clientId).id()).isEqualTo(begun.id());
            program.expect(RunEvent.RunTold.class);
            String key = newClientId();
            var first = program.ask(
                id -> new RunCommand.AnswerRun(id, begun.id(), key, ALL, "Sun"),
                RunEvent.RunAnswered.class
            );
            var again = program.ask(
                id -> new RunCommand.AnswerRun(id, begun.id(), key, ONE, "Another"),
                RunEvent.RunAnswered.class
            );
            assertThat(again.seq()).isEqualTo(first.seq());
            send(other, "End");
            asking.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("End"));
            assertThat(asking.received(ChatEvent.MessageSent.class)).hasSize(2);
            assertThat(program.received(RunEvent.RunTold.class)).hasSize(1);
        }
    }

    @Test
    void answersByRest() {
        try (var asking = boris.connect()) {
            var begun = run(asking, chat, bot, "weather");
            var rest = bot.rest(ANSWER_COMMANDS);
            String path = "/api/runs/" + begun.id() + "/answers";
            String body = "{\"visibility\": \"all\", \"text\": \"Fog\"}";
            var answered = rest.change("POST", path, body, "fog");
            assertThat(answered.status()).isEqualTo(201);
            assertThat(rest.change("POST", path, body, "fog").body()).isEqualTo(answered.body());
            var message = asking.expect(ChatEvent.MessageSent.class);
            assertThat(message.text()).isEqualTo("Fog");
            asking.expect(RunEvent.RunChanged.class, each -> each.run().state() == RunState.ANSWERED);
            assertThat(rest.post(path, "{\"visibility\": \"none\", \"text\": \"x\"}").code()).isEqualTo(
                "INVALID_REQUEST"
            );
            assertThat(rest.post(path, "{\"visibility\": \"one\", \"text\": \"\"}").code()).isEqualTo("MESSAGE_EMPTY");
        }
    }

    @Test
    void aPublicAnswerIsEditedAndDeletedAsAMessageOfTheBot() {
        try (
            var program = bot.connect(ANSWER_COMMANDS, SEND_MESSAGES);
            var asking = boris.connect();
            var other = anna.connect()
        ) {
            var begun = run(asking, chat, bot, "weather");
            long seq = Objects.requireNonNull(answer(program, begun.id(), ALL, "Rain").seq());
            program.ask(
                id -> new ChatCommand.EditMessage(id, chat, newClientId(), seq, "Snow"),
                SessionEvent.Done.class
            );
            other.expect(ChatEvent.MessageEdited.class);
            assertThat(log(anna)).contains("Snow").contains("\"name\":\"weather\"");
            other.ask(id -> new ChatCommand.DeleteMessage(id, chat, newClientId(), seq), SessionEvent.Done.class);
            assertThat(log(anna)).doesNotContain("Snow");
        }
    }

    @Test
    void isAnsweredFiveTimesAtMost() {
        try (var program = bot.connect(ANSWER_COMMANDS); var asking = boris.connect()) {
            var begun = run(asking, chat, bot, "weather");
            for (int number = 1; number <= 5; number++) {
                answer(program, begun.id(), number % 2 == 0 ? ALL : ONE, "Number " + number);
            }
            assertThat(refusedAnswer(program, begun.id(), ONE, "Six")).isEqualTo(ErrorCode.ANSWER_LIMIT_REACHED);
            var last = asking.expect(RunEvent.RunChanged.class, each -> each.run().answers().size() == 3);
            assertThat(privateTexts(last.run())).containsExactly("Number 1", "Number 3", "Number 5");
        }
    }

    @Test
    void isForThoseWhoMayPost() {
        var channel = anna.createChannel("News", boris);
        bot.in(channel);
        var stranger = NODE.newUser();
        try (var annas = anna.connect(); var boriss = boris.connect(); var strangers = stranger.connect()) {
            assertThat(refusedRun(boriss, channel, bot, "weather", "")).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(refusedRun(strangers, channel, bot, "weather", "")).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
            assertThat(refusedRun(strangers, chat, bot, "nothing", "")).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
            assertThat(refusedRun(annas, chat, bot, "nothing", "")).isEqualTo(ErrorCode.SLASH_COMMAND_NOT_FOUND);
            assertThat(refusedRun(annas, chat, bot, "weather", "x".repeat(2_001))).isEqualTo(
                ErrorCode.MESSAGE_TOO_LONG
            );
            assertThat(refusedRun(annas, chat, bot, "weather", "\u0000")).isEqualTo(ErrorCode.TEXT_UNREADABLE);
            var elsewhere = TestBot.of(NODE, anna);
            offer(elsewhere, "weather");
            assertThat(refusedRun(annas, chat, elsewhere, "weather", "")).isEqualTo(ErrorCode.SLASH_COMMAND_NOT_FOUND);
            run(annas, channel, bot, "weather");
            for (String path : new String[] { "/commands", "/runs" }) {
                assertThat(
                    stranger
                        .rest()
                        .get("/api/chats/" + chat + path)
                        .code()
                ).isEqualTo("CHAT_NOT_FOUND");
            }
        }
    }

    @Test
    void waitsAsLongAsSlowModeSays() {
        anna.rest().put(
            "/api/chats/" + chat + "/rules",
            "{\"posting\": \"everyone\", \"adding\": \"everyone\", \"calling\": \"everyone\", \"slowModeSeconds\": 60}"
        );
        try (var program = bot.connect(ANSWER_COMMANDS); var asking = boris.connect(); var owner = anna.connect()) {
            var begun = run(asking, chat, bot, "weather");
            assertThat(refusedRun(asking, chat, bot, "weather", "")).isEqualTo(ErrorCode.SLOW_MODE);
            answer(program, begun.id(), ALL, "One");
            answer(program, begun.id(), ALL, "Two");
            run(owner, chat, bot, "weather");
            run(owner, chat, bot, "weather");
        }
    }

    @Test
    void answersOfOthersAreAboutNoRunAtAll() {
        var foreign = TestBot.of(NODE, anna).in(chat);
        try (
            var program = foreign.connect(ANSWER_COMMANDS);
            var right = bot.connect(ANSWER_COMMANDS);
            var asking = boris.connect()
        ) {
            var begun = run(asking, chat, bot, "weather");
            right.expect(RunEvent.RunTold.class);
            assertThat(refusedAnswer(program, begun.id(), ONE, "Mine")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
            assertThat(refusedAnswer(asking, begun.id(), ALL, "Mine")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
            Slash.tellsNothing(program);
            boris.rest().post("/api/chats/" + chat + "/leave", "");
            assertThat(refusedAnswer(right, begun.id(), ONE, "Gone")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
            assertThat(refusedAnswer(right, begun.id(), ALL, "Gone")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
        }
    }

    @Test
    void aBotThatWasRemovedIsNeitherAskedNorHeard() {
        try (var program = bot.connect(ANSWER_COMMANDS); var asking = boris.connect()) {
            var begun = run(asking, chat, bot, "weather");
            anna.rest().delete("/api/chats/" + chat + "/members/" + bot.id());
            assertThat(refusedAnswer(program, begun.id(), ONE, "Late")).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
            assertThat(refusedRun(asking, chat, bot, "weather", "")).isEqualTo(ErrorCode.SLASH_COMMAND_NOT_FOUND);
            try (var back = bot.connect(OTHER, ANSWER_COMMANDS, RECEIVE_MESSAGES)) {
                bot.in(chat);
                back.expect(ChatEvent.MembersAdded.class);
                Slash.tellsNothing(back);
            }
        }
    }

    @Test
    void isRunInAPersonalChatUnlessOneHasBlockedTheOther() {
        var pair = ChatId.personal(bot.id(), boris.id());
        try (var program = bot.connect(ANSWER_COMMANDS); var asking = boris.connect()) {
            assertThat(commands(boris, pair)).contains("\"name\":\"weather\"");
            var begun = run(asking, pair, bot, "weather");
            program.expect(RunEvent.RunTold.class);
            answer(program, begun.id(), ALL, "Hello");
            asking.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("Hello"));
            boris.rest().put("/api/me/blocks/" + bot.id(), "");
            assertThat(refusedAnswer(program, begun.id(), ONE, "Hello?")).isEqualTo(ErrorCode.BLOCKED);
            assertThat(refusedRun(asking, pair, bot, "weather", "")).isEqualTo(ErrorCode.BLOCKED);
        }
    }

    @Test
    void isOverWhenTheBotDoesNotComeOrSaysNothing() {
        try (var node = Node.start(); var asking = boris.on(node).connect()) {
            var missed = run(asking, chat, bot, "weather");
            node.clock().advance(Duration.ofSeconds(16));
            assertThat(shown(boris.on(node))).contains("unanswered");
            try (var program = bot.connect(node, ANSWER_COMMANDS)) {
                assertThat(refusedAnswer(program, missed.id(), ONE, "Late")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
                var silent = run(asking, chat, bot, "storm");
                assertThat(program.expect(RunEvent.RunTold.class).runId()).isEqualTo(silent.id());
                asking.expect(RunEvent.RunChanged.class, each -> each.run().waitsForMs() > 15_000);
                node.pass(Duration.ofMinutes(6), program);
                assertThat(refusedAnswer(program, silent.id(), ONE, "Late")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
            }
        }
    }

    @Test
    void isOpenForAQuarterOfAnHourAndKeptForADay() {
        try (
            var node = Node.start();
            var asking = boris.on(node).connect();
            var program = bot.connect(node, ANSWER_COMMANDS)
        ) {
            var begun = run(asking, chat, bot, "weather");
            answer(program, begun.id(), ONE, "First");
            node.pass(Duration.ofMinutes(14), program);
            answer(program, begun.id(), ONE, "Second");
            node.pass(Duration.ofMinutes(1), program);
            assertThat(refusedAnswer(program, begun.id(), ONE, "Third")).isEqualTo(ErrorCode.RUN_NOT_FOUND);
            var user = boris.on(node);
            assertThat(shown(user)).contains("First", "Second");
            node.clock().advance(Duration.ofHours(24));
            assertThat(shown(boris.on(node))).isEmpty();
        }
    }

    @Test
    void keepsTheNewestTwenty() {
        try (var asking = boris.connect()) {
            var first = run(asking, chat, bot, "weather");
            for (int number = 0; number < 20; number++) {
                run(asking, chat, bot, "storm");
            }
            assertThat(shown(boris)).doesNotContain(first.id().toString()).contains("storm");
            assertThat(
                boris
                    .rest()
                    .get("/api/chats/" + chat + "/runs")
                    .body()
                    .path("runs")
                    .size()
            ).isEqualTo(20);
        }
    }

    private String commands(TestUser user, ChatId of) {
        return user
            .rest()
            .get("/api/chats/" + of + "/commands")
            .body()
            .toString();
    }

    /** The runs that the user is still to see, as text; empty where there are none. */
    private String shown(TestUser user) {
        var runs = user
            .rest()
            .get("/api/chats/" + chat + "/runs")
            .body()
            .path("runs");
        return runs.isEmpty() ? "" : runs.toString();
    }

    private String log(TestUser user) {
        return user
            .rest()
            .get("/api/chats/" + chat + "/events?after=0")
            .body()
            .toString();
    }

    private void send(SocketClient from, String text) {
        from.ask(
            id -> new ChatCommand.SendMessage(id, chat, newClientId(), text, null),
            ChatReply.MessageAccepted.class
        );
    }
}
