package dev.parley.api.moderation;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.filter.WordFilters;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.RunNote;
import dev.parley.chat.log.SideLogs;
import dev.parley.chat.message.Forwards;
import dev.parley.chat.message.Messages;
import dev.parley.chat.message.RunMessages;
import dev.parley.chat.message.SideMessages;
import dev.parley.chat.message.SideMessages.Visitor;
import dev.parley.chat.message.WebhookMessages;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Words that are refused or marked, over two nodes; those that are held are tried by {@link HeldMessagesIT}. */
class WordFilterIT {

    static final Node NODE = Node.first();
    static final Node OTHER = Node.second();
    private static final TestUser ADMINISTRATOR = NODE.newAdministrator();
    private static final String REFUSED = "frobnicate";
    private static final String MARKED = "quuxword";

    private final TestUser owner = NODE.newUser();
    private final TestUser member = NODE.newUser();
    private final ChatId chat = owner.createGroup("Words", member);

    /** Puts a word on the list, and waits until both nodes know it. */
    static String put(TestUser administrator, String word, String action) {
        var answer = administrator
            .rest()
            .put("/api/admin/words", "{\"text\": \"%s\", \"action\": \"%s\"}".formatted(word, action));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        String text = word.replace("*", "");
        await().until(() -> isKnown(NODE, text) && isKnown(OTHER, text));
        for (JsonNode each : answer.body().path("words")) {
            if (each.path("text").asString().equals(word)) {
                return each.path("id").asString();
            }
        }
        throw new AssertionError("not on the list: " + answer);
    }

    static void removeAll(TestUser administrator) {
        for (JsonNode each : administrator.rest().get("/api/admin/words").body().path("words")) {
            String text = each.path("text").asString().replace("*", "");
            administrator.rest().delete("/api/admin/words/" + each.path("id").asString());
            await().until(() -> !isKnown(NODE, text) && !isKnown(OTHER, text));
        }
    }

    private static boolean isKnown(Node node, String text) {
        return node.bean(WordFilters.class).strictestIn(text) != null;
    }

    @AfterEach
    void removeAll() {
        removeAll(ADMINISTRATOR);
    }

    @Test
    void isForAdministratorsAndTakesEachWordOnce() {
        assertThat(owner.rest().get("/api/admin/words").code()).isEqualTo("FORBIDDEN");
        assertThat(owner.rest().put("/api/admin/words", "{\"text\": \"x\", \"action\": \"refuse\"}").code()).isEqualTo(
            "FORBIDDEN"
        );
        String id = put(ADMINISTRATOR, "Gr\u00FC\u00DFe", "mark");
        assertThat(put(ADMINISTRATOR, "GRUSSE", "refuse")).isEqualTo(id);
        var words = ADMINISTRATOR.rest().get("/api/admin/words").body().path("words");
        assertThat(words).hasSize(1);
        assertThat(words.path(0).path("action").asString()).isEqualTo("refuse");
        for (String body : new String[] {
            "{\"text\": \"*\", \"action\": \"refuse\"}",
            "{\"text\": \"a*b\", \"action\": \"refuse\"}",
            "{\"text\": \"%s\", \"action\": \"refuse\"}".formatted("x".repeat(61)),
            "{\"text\": \"x\", \"action\": \"delete\"}",
            "{\"text\": 7, \"action\": \"refuse\"}",
            "{\"text\": null, \"action\": \"refuse\"}",
            "{}",
        }) {
            assertThat(ADMINISTRATOR.rest().put("/api/admin/words", body).code()).as(body).isEqualTo("INVALID_REQUEST");
        }
        assertThat(
            ADMINISTRATOR.rest()
                .delete("/api/admin/words/" + id)
                .body()
                .path("words")
        ).isEmpty();
        assertThat(
            ADMINISTRATOR.rest()
                .delete("/api/admin/words/" + id)
                .status()
        ).isEqualTo(200);
        var kinds = new ArrayList<String>();
        ADMINISTRATOR.rest()
            .get("/api/admin/audit?actor=" + ADMINISTRATOR.id())
            .body()
            .path("entries")
            .forEach(entry -> kinds.add(entry.path("kind").asString()));
        assertThat(kinds).startsWith("filteredWordRemoved", "filteredWordSet", "filteredWordSet");
    }

    @Test
    void aRefusedWordGoesOutByNoWay() {
        long before = send(member, "fine");
        String again = newClientId();
        messages(NODE).send(member.id(), chat, again, REFUSED, null, List.of());
        put(ADMINISTRATOR, REFUSED, "refuse");
        long head = head();

        var refused = member
            .on(OTHER)
            .rest()
            .post("/api/chats/" + chat + "/messages", body("So FROB\u200BNICATE!"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("MESSAGE_NOT_ALLOWED");
        assertThat(refused.body().path("details").isEmpty()).isTrue();
        try (var socket = member.on(OTHER).connect()) {
            assertThat(
                socket
                    .ask(id -> new SendMessage(id, chat, newClientId(), REFUSED, null), SessionEvent.Failed.class)
                    .code()
            ).isEqualTo(ErrorCode.MESSAGE_NOT_ALLOWED);
            assertThat(
                socket
                    .ask(id -> new EditMessage(id, chat, newClientId(), before, REFUSED), SessionEvent.Failed.class)
                    .code()
            ).isEqualTo(ErrorCode.MESSAGE_NOT_ALLOWED);
        }
        var bot = TestBot.of(NODE, owner).in(chat);
        assertThat(
            bot
                .rest(ApiScope.SEND_MESSAGES)
                .post("/api/chats/" + chat + "/messages", body(REFUSED))
                .code()
        ).isEqualTo("MESSAGE_NOT_ALLOWED");
        assertRefused(() ->
            NODE.bean(WebhookMessages.class).post(
                chat,
                owner.id(),
                new UserId(NODE.bean(IdGenerator.class).next()),
                WebhookMessages.author("Builds", null),
                newClientId(),
                REFUSED
            )
        );
        assertRefused(() ->
            NODE.bean(RunMessages.class).post(
                chat,
                member.id(),
                newClientId(),
                newClientId(),
                REFUSED,
                new RunNote(owner.id(), "weather")
            )
        );
        assertThat(head())
            .as("but for the bot, who came")
            .isEqualTo(head + 1);
        // What was in the log before is answered as ever.
        assertThat(messages(OTHER).send(member.id(), chat, again, REFUSED, null, List.of()).seq()).isEqualTo(
            before + 1
        );
        var target = new Forwards.Target(owner.createGroup("Elsewhere", member), newClientId());
        var forwarded = NODE.bean(Forwards.class).forward(member.id(), chat, before + 1, List.of(target));
        assertThat(forwarded.getFirst().refused()).isEqualTo(ErrorCode.MESSAGE_NOT_ALLOWED);

        assertThat(
            owner
                .rest()
                .put(
                    "/api/chats/" + chat + "/profile",
                    "{\"title\": \"My %s\", \"description\": \"\"}".formatted(REFUSED)
                )
                .code()
        ).isEqualTo("MESSAGE_NOT_ALLOWED");
        assertThat(
            owner
                .rest()
                .post(
                    "/api/chats",
                    "{\"type\": \"group\", \"title\": \"x\", \"description\": \"%s\", \"memberIds\": []}".formatted(
                        REFUSED
                    )
                )
                .code()
        ).isEqualTo("MESSAGE_NOT_ALLOWED");
        assertThat(
            owner
                .rest()
                .put("/api/chats/" + chat + "/handle", "{\"handle\": \"my_%s\"}".formatted(REFUSED))
                .code()
        ).isEqualTo("MESSAGE_NOT_ALLOWED");
    }

    @Test
    void neitherInTheChatOfAMeeting() {
        put(ADMINISTRATOR, REFUSED, "refuse");
        put(ADMINISTRATOR, "waitword", "hold");
        var visitor = meeting();
        var aside = OTHER.bean(SideMessages.class);
        assertRefused(() -> aside.send(visitor, newClientId(), REFUSED, null, List.of()));
        assertRefused(() -> aside.send(visitor, newClientId(), "waitword", null, List.of()));
        long seq = aside.send(visitor, newClientId(), "fine", null, List.of()).seq();
        assertRefused(() -> aside.edit(visitor, newClientId(), seq, "waitword"));
    }

    @Test
    void noPersonalChatBeginsByWhatDoesNotGoOut() {
        put(ADMINISTRATOR, REFUSED, "refuse");
        var personal = ChatId.personal(owner.id(), member.id());
        assertRefused(() -> messages(NODE).send(owner.id(), personal, newClientId(), REFUSED, null, List.of()));
        assertThat(NODE.bean(ChatLog.class).exists(personal)).isFalse();
    }

    @Test
    void aMarkedMessageGoesOutAndIsReportedOnce() {
        put(ADMINISTRATOR, MARKED + "*", "mark");
        send(owner, "before");
        String clientId = newClientId();
        long seq;
        try (var others = owner.connect()) {
            seq = messages(OTHER)
                .send(member.id(), chat, clientId, MARKED + "s", null, List.of())
                .seq();
            assertThat(others.expect(ChatEvent.MessageSent.class).seq()).isEqualTo(seq);
        }
        messages(NODE).send(member.id(), chat, clientId, MARKED + "s", null, List.of());
        messages(NODE).edit(member.intent(), chat, seq, "more " + MARKED);

        var reports = reportsOf(MARKED + "*");
        assertThat(reports).hasSize(1);
        var report = reports.getFirst();
        assertThat(report.path("kind").asString()).isEqualTo("words");
        assertThat(report.path("reporter").isNull()).isTrue();
        assertThat(report.path("person").asString()).isEqualTo(member.id().value());
        assertThat(report.at("/place/seq").asLong()).isEqualTo(seq);
        assertThat(report.path("messages")).hasSize(2);
        assertThat(NODE.bean(MongoTemplate.class).getCollection("filter_marks").countDocuments()).isZero();
    }

    @Test
    void anEditIsMarkedToo() {
        long seq = send(member, "fine");
        put(ADMINISTRATOR, "editword", "mark");
        messages(NODE).edit(member.intent(), chat, seq, "now editword");
        assertThat(reportsOf("editword").getFirst().at("/messages/0/text").asString()).isEqualTo("now editword");
    }

    @Test
    void aMarkInAMeetingTellsWhoHasSaidWhat() {
        put(ADMINISTRATOR, "meetword", "mark");
        OTHER.bean(SideMessages.class).send(meeting(), newClientId(), "a meetword", null, List.of());
        var report = reportsOf("meetword").getFirst();
        assertThat(report.path("place").isNull()).isTrue();
        assertThat(report.path("person").asString()).isEqualTo(member.id().value());
        assertThat(report.at("/messages/0/text").asString()).isEqualTo("a meetword");
    }

    @Test
    void aMarkThatADeadNodeHasLeftIsMade() {
        String clientId = newClientId();
        messages(NODE).send(member.id(), chat, clientId, "leftword", null, List.of());
        NODE.bean(MongoTemplate.class)
            .getCollection("filter_marks")
            .insertOne(
                new Document("_id", "left/" + clientId)
                    .append("log", chat.value())
                    .append("side", false)
                    .append("key", "message/" + member.id() + "/" + clientId)
                    .append("word", "leftword")
                    .append("at", Date.from(Instant.now().minus(Duration.ofDays(1))))
            );
        OTHER.bean(Screening.class).finish();
        assertThat(reportsOf("leftword")).hasSize(1);
    }

    @Test
    void nobodyReportsInTheNameOfTheList() {
        long seq = send(member, "fine");
        assertThat(
            owner
                .rest()
                .put("/api/chats/" + chat + "/messages/" + seq + "/report", "{\"kind\": \"words\", \"text\": \"\"}")
                .code()
        ).isEqualTo("INVALID_REQUEST");
    }

    private Visitor meeting() {
        var log = new ChatId(NODE.bean(IdGenerator.class).next());
        NODE.bean(SideLogs.class).begin(log, owner.id());
        return new Visitor(log, member.id(), 2, false, 1_000);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
            .isInstanceOf(ParleyException.class)
            .extracting(failure -> ((ParleyException) failure).code())
            .isEqualTo(ErrorCode.MESSAGE_NOT_ALLOWED);
    }

    /** Open ones, of all pages: other tests report as well. */
    private static List<JsonNode> reportsOf(String word) {
        var found = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            Rest.Answer page = ADMINISTRATOR.rest().get("/api/admin/reports?open=true" + cursor);
            for (JsonNode report : page.body().path("reports")) {
                if (report.path("kind").asString().equals("words") && report.path("text").asString().equals(word)) {
                    found.add(report);
                }
            }
            var next = page.body().path("next");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return found;
    }

    private long head() {
        return NODE.bean(ChatLog.class).find(chat).orElseThrow().seq();
    }

    private long send(TestUser by, String text) {
        return messages(NODE).send(by.id(), chat, newClientId(), text, null, List.of()).seq();
    }

    private static Messages messages(Node node) {
        return node.bean(Messages.class);
    }

    static String body(String text) {
        return "{\"text\": \"%s\", \"replyTo\": null, \"attachmentIds\": []}".formatted(text);
    }
}
