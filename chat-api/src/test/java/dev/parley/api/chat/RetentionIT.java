package dev.parley.api.chat;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.message.Messages;
import dev.parley.chat.retention.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Messages that are older than messages are kept go, and all that follows from them stays true. */
class RetentionIT {

    private static final TestUser ADMINISTRATOR = Node.first().newAdministrator();
    private static final String RETENTION = "/api/admin/retention";

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Retention", boris);

    @AfterEach
    void keepForEver() {
        keepFor("null");
    }

    @Test
    void removesWhatIsOlderAndNothingElse() {
        var file = FileRequests.upload(anna, chat, "secret.txt", "secret".getBytes());
        long first = send(anna, "secret one @" + boris.username(), null, file);
        edit(first, "secret two @" + boris.username());
        long answered = send(boris, "secret answer", first);
        long late = send(anna, "still here", answered);
        edit(first, "secret three @" + boris.username());
        messages().pin(anna.intent(), chat, first, true);
        messages().react(boris.intent(), chat, first, "👍", true);
        age(answered);
        assertThat(summary(boris).path("mentions")).hasSize(1);

        try (var boriss = boris.connect()) {
            keepFor("30");
            sweep(Node.second());
            var removed = boriss.expect(ChatEvent.MessagesRemoved.class);
            assertThat(removed.messages())
                .extracting(message -> message.seq() + " " + message.author())
                .containsExactly(first + " " + anna.id(), answered + " " + boris.id());
        }

        assertThat(stored()).noneMatch(each -> each.contains("secret"));
        var log = Node.first().bean(ChatLog.class).read(chat, 1, 1_000);
        assertThat(log)
            .extracting(LoggedEvent::seq)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
        var events = FileRequests.events(boris, chat);
        assertThat(
            events
                .path((int) first - 1)
                .path("deleted")
                .asBoolean()
        ).isTrue();
        assertThat(
            events
                .path((int) late - 1)
                .path("text")
                .asString()
        ).isEqualTo("still here");
        assertThat(
            events
                .path((int) late - 1)
                .path("replyTo")
                .asLong()
        ).isEqualTo(answered);
        var summary = summary(boris);
        assertThat(summary.path("unread").asLong()).isEqualTo(1);
        assertThat(summary.path("mentions")).isEmpty();
        assertThat(summary.path("head").asLong()).isEqualTo(log.size());
        assertThat(
            boris
                .rest()
                .get("/api/chats/" + chat)
                .body()
                .path("pinned")
        ).isEmpty();
        assertThat(
            boris
                .rest()
                .get("/api/search?query=secret&chatId=" + chat)
                .body()
                .path("hits")
        ).isEmpty();
        assertThat(boris.rest().get(FileRequests.path(chat, file)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        assertThat(
            boris
                .rest()
                .get("/api/chats/" + chat + "/messages/" + first + "/versions")
                .code()
        ).isEqualTo("MESSAGE_NOT_FOUND");
        assertThat(
            boris
                .rest()
                .get("/api/chats/" + chat + "/attachments?kind=files")
                .body()
                .path("files")
        ).isEmpty();
    }

    @Test
    void goesThroughALongChatByHundredsThoughNodesDoItAtOnce() {
        for (int i = 0; i < 120; i++) {
            send(i % 2 == 0 ? anna : boris, "secret " + i, null);
        }
        age(121);
        keepFor("30");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                var node = i % 2 == 0 ? Node.first() : Node.second();
                threads.submit(() -> sweep(node));
            }
        }
        assertThat(removals()).extracting(MessagesRemoved::goneUpTo).containsExactly(100L, 121L);
        assertThat(
            removals()
                .stream()
                .flatMap(each -> each.messages().stream())
                .map(RemovedMessage::seq)
        )
            .doesNotHaveDuplicates()
            .hasSize(120);
        assertThat(stored()).noneMatch(each -> each.contains("secret"));
        assertThat(summary(anna).path("unread").asLong()).isZero();
        assertThat(summary(boris).path("unread").asLong()).isZero();
        sweep(Node.second());
        assertThat(removals()).hasSize(2);
    }

    @Test
    void whatIsInterruptedIsGoneOnWith() {
        long seq = send(anna, "secret", null);
        age(seq);
        keepFor("30");
        sweep(Node.first());
        // As if the node had died when the event was written.
        collection("retention").deleteOne(Filters.eq("_id", chat.value()));
        sweep(Node.first());
        assertThat(removals()).hasSize(1);
    }

    @Test
    void aHoldWins() {
        long seq = send(anna, "kept", null);
        age(seq);
        var held = hold(chat.value(), true);
        assertThat(held.body().at("/holds/0/chatId").asString()).isNotEmpty();
        keepFor("30");
        sweep(Node.first());
        sweep(Node.second());
        assertThat(removals()).isEmpty();
        assertThat(stored()).anyMatch(each -> each.contains("kept"));

        hold(chat.value(), false);
        sweep(Node.second());
        assertThat(removals()).hasSize(1);
    }

    @Test
    void aChatMayKeepItsMessagesForLess() {
        long seq = send(anna, "secret", null);
        age(seq);
        assertThat(rule(boris, "30").code()).isEqualTo("FORBIDDEN");
        for (String wrong : List.of("0", "-1", "36501")) {
            assertThat(rule(anna, wrong).code()).as(wrong).isEqualTo("INVALID_REQUEST");
        }
        assertThat(rule(anna, "50").status()).isEqualTo(204);
        assertThat(
            anna
                .rest()
                .get("/api/chats/" + chat)
                .body()
                .at("/rules/keptDays")
                .asInt()
        ).isEqualTo(50);
        sweep(Node.first());
        assertThat(removals()).isEmpty();
        // What the installation has decided holds for all chats.
        keepFor("39");
        rule(anna, "100");
        sweep(Node.second());
        assertThat(removals()).hasSize(1);

        long another = send(anna, "secret", null);
        age(another);
        keepFor("null");
        sweep(Node.first());
        assertThat(removals()).hasSize(1);
        rule(anna, "30");
        sweep(Node.first());
        assertThat(removals()).hasSize(2);
    }

    private Rest.Answer rule(TestUser by, String days) {
        var rules = """
        {"posting": "everyone", "adding": "admins", "calling": "everyone", "slowModeSeconds": 0, "keptDays": %s}""";
        return by.rest().put("/api/chats/" + chat + "/rules", rules.formatted(days));
    }

    @Test
    void aHoldIsAnsweredOnceNothingIsBeingRemoved() {
        var atWork = new Document("_id", chat.value()).append("until", Date.from(Instant.now().plusSeconds(60)));
        collection("retention").insertOne(atWork);
        assertThat(hold(chat.value(), true).code()).isEqualTo("UNAVAILABLE");
        collection("retention").deleteOne(Filters.eq("_id", chat.value()));
        assertThat(hold(chat.value(), true).status()).isEqualTo(200);
        hold(chat.value(), false);

        var personal = ChatId.personal(anna.id(), boris.id());
        messages().send(anna.id(), personal, newClientId(), "hello", null, List.of());
        var held = hold(personal.value(), true).body().path("holds").path(0);
        assertThat(held.path("chatId").asString()).isEqualTo(personal.value());
        assertThat(held.path("title").asString()).isEmpty();
        assertThat(held.path("people").findValuesAsString("username")).containsExactlyInAnyOrder(
            anna.username(),
            boris.username()
        );
        hold(personal.value(), false);
    }

    @Test
    void administratorsAloneDecideAndTheLogTells() {
        for (String wrong : List.of("0", "-1", "36501", "x", "1.5", "99999999999")) {
            assertThat(keepFor(wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(ADMINISTRATOR.rest().put(RETENTION, "{}").status()).isEqualTo(400);
        assertThat(anna.rest().put(RETENTION, "{\"days\": 30}").code()).isEqualTo("FORBIDDEN");
        assertThat(
            anna
                .rest()
                .put(RETENTION + "/holds/" + chat, "{\"held\": true}")
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(hold("01m7y4h3xb53xn5xcnam4hzc7j", true).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(hold("../x", true).status()).isIn(400, 404);

        assertThat(keepFor("30").body().path("days").asInt()).isEqualTo(30);
        assertThat(keepFor("null").body().path("days").isNull()).isTrue();
        hold(chat.value(), true);
        hold(chat.value(), false);
        // By this administrator: clocks of other tests are ahead.
        var log = ADMINISTRATOR.rest().get("/api/admin/audit?actor=" + ADMINISTRATOR.id());
        var entries = log.body().path("entries");
        var kinds = new ArrayList<String>();
        entries.forEach(entry -> kinds.add(entry.path("kind").asString()));
        assertThat(kinds).startsWith("holdLifted", "holdPlaced", "retentionChanged", "retentionChanged");
        assertThat(entries.path(1).at("/details/chatId").asString()).isEqualTo(chat.value());
        assertThat(entries.path(3).at("/details/days").asString()).isEqualTo("30");
    }

    private static void sweep(Node node) {
        node.bean(Retention.class).sweep();
    }

    private static Rest.Answer keepFor(String days) {
        return ADMINISTRATOR.rest().put(RETENTION, "{\"days\": " + days + "}");
    }

    private static Rest.Answer hold(String id, boolean held) {
        return ADMINISTRATOR.rest().put(RETENTION + "/holds/" + id, "{\"held\": " + held + "}");
    }

    private static Messages messages() {
        return Node.first().bean(Messages.class);
    }

    private long send(TestUser by, String text, @Nullable Long replyTo, AttachmentId... files) {
        return messages().send(by.id(), chat, newClientId(), text, replyTo, List.of(files)).seq();
    }

    private void edit(long seq, String text) {
        messages().edit(anna.intent(), chat, seq, text);
    }

    /** Makes all events up to a place older than a month. */
    private void age(long upTo) {
        var old = Date.from(Instant.now().minus(Duration.ofDays(40)));
        collection("chat_events").updateMany(
            Filters.and(Filters.eq("chat", chat.value()), Filters.lte("seq", upTo)),
            Updates.set("at", old)
        );
    }

    private List<MessagesRemoved> removals() {
        return Node.second()
            .bean(ChatLog.class)
            .read(chat, 1, 1_000)
            .stream()
            .map(LoggedEvent::body)
            .filter(MessagesRemoved.class::isInstance)
            .map(MessagesRemoved.class::cast)
            .toList();
    }

    private JsonNode summary(TestUser reader) {
        for (var each : reader.rest().get("/api/chats").body().path("chats")) {
            if (each.path("id").asString().equals(chat.value())) {
                return each;
            }
        }
        throw new AssertionError(reader.username() + " does not have " + chat);
    }

    private static MongoCollection<Document> collection(String name) {
        return Node.first().bean(MongoTemplate.class).getCollection(name);
    }

    /** Whatever the stores have of the chat. */
    private List<String> stored() {
        var found = new ArrayList<String>();
        collection("chat_events").find(Filters.eq("chat", chat.value())).map(Document::toJson).forEach(found::add);
        collection("chats").find(Filters.eq("_id", chat.value())).map(Document::toJson).forEach(found::add);
        return found;
    }
}
