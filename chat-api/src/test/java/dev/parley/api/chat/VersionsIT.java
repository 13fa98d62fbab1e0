package dev.parley.api.chat;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.message.Forwards;
import dev.parley.chat.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What messages have said before they were edited. */
class VersionsIT {

    private static final long MESSAGE = 2;
    private static final int EDITS_KEPT = 100;
    private static final TestUser ADMINISTRATOR = Node.first().newAdministrator();

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser carol = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Versions", boris);

    @AfterEach
    void showThem() {
        show(true);
    }

    @Test
    void membersReadWhatEditsHaveReplaced() {
        send("one @" + boris.username());
        assertThat(texts(boris, "")).containsExactly("one @" + boris.username());
        edit(Node.second(), "two");
        edit(Node.first(), "three");

        var page = versions(boris, "").body();
        assertThat(texts(page)).containsExactly("three", "two", "one @" + boris.username());
        assertThat(seqs(page)).containsExactly(MESSAGE + 2, MESSAGE + 1, MESSAGE);
        assertThat(page.at("/versions/2/mentions/0/userId").asString()).isEqualTo(boris.id().value());
        assertThat(page.at("/versions/0/mentions")).isEmpty();
        assertThat(page.at("/versions/0/at").asString()).isNotEqualTo(page.at("/versions/2/at").asString());
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(page.path("complete").asBoolean()).isTrue();
    }

    @Test
    void aRepeatedEditAndOneThatChangesNothingAddNoVersion() {
        send("one");
        var intent = anna.intent();
        messages(Node.first()).edit(intent, chat, MESSAGE, "two");
        messages(Node.second()).edit(intent, chat, MESSAGE, "two");
        edit(Node.first(), "two");
        edit(Node.first(), "three");
        messages(Node.second()).edit(intent, chat, MESSAGE, "two");
        assertThat(texts(anna, "")).containsExactly("three", "two", "one");
    }

    @Test
    void aDeletionTakesAllOfThem() {
        send("secret one");
        edit(Node.first(), "secret two");
        edit(Node.second(), "secret three");
        messages(Node.second()).delete(boris.intent(), chat, send(boris, "another"));
        messages(Node.second()).delete(anna.intent(), chat, MESSAGE);
        assertThat(versions(boris, "").code()).isEqualTo("MESSAGE_NOT_FOUND");
        awaitNothingWith("secret");
    }

    @Test
    void nothingIsLeftHoweverAnEditAndADeletionCross() {
        for (int i = 0; i < 10; i++) {
            long seq = send(anna, "secret at first");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int each = 0; each < 12; each++) {
                    int number = each;
                    var on = messages(each % 2 == 0 ? Node.first() : Node.second());
                    threads.submit(() -> {
                        try {
                            if (number == 7) {
                                on.delete(anna.intent(), chat, seq);
                            } else {
                                on.edit(anna.intent(), chat, seq, "secret " + number);
                            }
                        } catch (ParleyException deleted) {
                            // The deletion came first.
                        }
                    });
                }
            }
            assertThat(of(anna, seq, "").code()).isEqualTo("MESSAGE_NOT_FOUND");
        }
        awaitNothingWith("secret");
    }

    @Test
    void aSnapshotOfBeforeADeletionIsReplacedByWhoeverReadsOn() {
        send("secret");
        messages(Node.first()).pin(anna.intent(), chat, MESSAGE, true);
        var snapshots = Node.first().bean(MongoTemplate.class).getCollection("chats");
        await().until(() -> stored().getLast().contains("secret"));
        var before = Objects.requireNonNull(snapshots.find(Filters.eq("_id", chat.value())).first());
        messages(Node.first()).delete(anna.intent(), chat, MESSAGE);
        await().until(() -> !stored().getLast().contains("secret"));
        // As a node leaves it that dies in this moment.
        snapshots.replaceOne(Filters.eq("_id", chat.value()), before);
        try (var fresh = Node.start()) {
            assertThat(fresh.bean(ChatLog.class).find(chat)).isPresent();
        }
        awaitNothingWith("secret");
    }

    @Test
    void ofManyEditsAtOnceEachIsAVersion() {
        send("zero");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(1, 40).forEach(i ->
                threads.submit(() -> edit(i % 2 == 0 ? Node.first() : Node.second(), "text " + i))
            );
        }
        var found = all(boris);
        assertThat(found).hasSize(40).doesNotHaveDuplicates().endsWith("zero");
        assertThat(found.getFirst()).isEqualTo(
            boris
                .rest()
                .get("/api/chats/" + chat + "/events")
                .body()
                .at("/events/1/text")
                .asString()
        );
    }

    @Test
    void theFirstAndTheNewestHundredAreKept() {
        send("first");
        var words = "x".repeat(9_990);
        for (int i = 1; i <= EDITS_KEPT + 30; i++) {
            edit(i % 2 == 0 ? Node.first() : Node.second(), words + i);
        }
        var page = versions(boris, "").body();
        assertThat(seqs(page)).hasSize(20);
        assertThat(page.path("complete").asBoolean()).isFalse();
        var found = all(boris);
        assertThat(found)
            .hasSize(EDITS_KEPT + 1)
            .endsWith(words + 31, "first");
        assertThat(found.getFirst()).isEqualTo(words + (EDITS_KEPT + 30));
        assertThat(stored())
            .filteredOn(
                each ->
                    each.startsWith("{\"_id\": \"" + chat + ":") &&
                    each.contains("message.edited") &&
                    each.contains(words)
            )
            .hasSize(EDITS_KEPT);
        // Whoever was away gets all events, and ends with the text that there is.
        var log = Node.second().bean(ChatLog.class).read(chat, 1, 1_000);
        assertThat(log)
            .extracting(LoggedEvent::seq)
            .isSorted()
            .hasSize(EDITS_KEPT + 32);

        messages(Node.first()).delete(anna.intent(), chat, MESSAGE);
        awaitNothingWith(words);
        awaitNothingWith("first");
    }

    @Test
    void longOnesComeInShorterPages() {
        send("first");
        for (int i = 0; i < 12; i++) {
            // 4 bytes each.
            edit(Node.first(), "😀".repeat(9_999) + (char) ('a' + i));
        }
        assertThat(seqs(versions(boris, "").body())).hasSize(6);
        assertThat(all(boris)).hasSize(13).endsWith("first");
    }

    @Test
    void ofAMessageThatWasEditedBeforeTheyWereKeptItIsSaidThatTheyAreNot() {
        send("lost");
        edit(Node.first(), "now");
        var events = Node.first().bean(MongoTemplate.class).getCollection("chat_events");
        var message = Filters.eq("_id", chat + ":" + MESSAGE);
        events.updateOne(message, Updates.unset("body.state.first"));
        var page = versions(boris, "").body();
        assertThat(texts(page)).containsExactly("now");
        assertThat(page.path("complete").asBoolean()).isFalse();

        events.updateOne(message, Updates.unset("body.state.edits"));
        assertThat(texts(boris, "")).containsExactly("now");
        edit(Node.second(), "later");
        assertThat(texts(boris, "")).containsExactly("later");
        assertThat(versions(boris, "").body().path("complete").asBoolean()).isFalse();
    }

    @Test
    void whoMayNotReadTheMessageReadsNoVersion() {
        send("one");
        edit(Node.first(), "two");
        assertThat(versions(carol, "").code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(new Rest(Node.first()).get(path(MESSAGE, "")).code()).isEqualTo("NOT_AUTHENTICATED");
        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
        assertThat(versions(boris, "").code()).isEqualTo("CHAT_NOT_FOUND");
        var personal = anna.rest();
        for (String forged : List.of("x", "../x", carol.id() + "_" + boris.id())) {
            assertThat(personal.get("/api/chats/" + forged + "/messages/2/versions").status()).isIn(400, 404);
        }
    }

    @Test
    void theyAreThoseOfOneMessageInOneChat() {
        send("one");
        edit(Node.first(), "two");
        for (long seq : List.of(1L, MESSAGE + 1, 99L, Long.MAX_VALUE)) {
            assertThat(of(anna, seq, "").code()).isEqualTo("MESSAGE_NOT_FOUND");
        }
        assertThat(of(anna, 0, "").code()).isEqualTo("INVALID_REQUEST");
        assertThat(of(anna, -1, "").code()).isEqualTo("INVALID_REQUEST");
        assertThat(versions(anna, "?before=x").code()).isEqualTo("INVALID_REQUEST");
        assertThat(versions(anna, "?before=0").code()).isEqualTo("INVALID_REQUEST");
        assertThat(texts(anna, "?before=1")).isEmpty();
    }

    @Test
    void aForwardedMessageHasNone() {
        send("secret");
        edit(Node.first(), "now");
        var elsewhere = boris.createGroup("Elsewhere", carol);
        var target = new Forwards.Target(elsewhere, newClientId());
        var forwarded = Node.first().bean(Forwards.class).forward(boris.id(), chat, MESSAGE, List.of(target));
        var path = "/api/chats/" + elsewhere + "/messages/" + forwarded.getFirst().seq() + "/versions";
        assertThat(texts(carol.rest().get(path).body())).containsExactly("now");
    }

    @Test
    void administratorsKeepThemFromMembers() {
        send("secret");
        edit(Node.first(), "in between");
        edit(Node.first(), "now");
        assertThat(carol.rest().put("/api/admin/messages", "{\"versionsShown\": false}").code()).isEqualTo("FORBIDDEN");
        assertThat(show(false).body().path("versionsShown").asBoolean()).isFalse();

        assertThat(versions(boris, "").code()).isEqualTo("FORBIDDEN");
        assertThat(versions(carol, "").code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(boris.rest().get("/api/limits").body().path("versionsShown").asBoolean()).isFalse();
        var log = boris
            .rest()
            .get("/api/chats/" + chat + "/events")
            .body();
        assertThat(log.toString()).doesNotContain("in between").doesNotContain("secret");
        assertThat(log.at("/events/2/text").asString()).isEqualTo("now");

        show(true);
        assertThat(texts(boris, "")).containsExactly("now", "in between", "secret");
        assertThat(
            ADMINISTRATOR.rest()
                .get("/api/admin/audit?kind=versionsRuleChanged")
                .body()
                .at("/entries/1/details/shown")
                .asString()
        ).isEqualTo("false");
    }

    private static Rest.Answer show(boolean shown) {
        return ADMINISTRATOR.rest().put("/api/admin/messages", "{\"versionsShown\": " + shown + "}");
    }

    private void send(String text) {
        assertThat(send(anna, text)).isEqualTo(MESSAGE);
    }

    private long send(TestUser by, String text) {
        return messages(Node.first()).send(by.id(), chat, by.intent().clientId(), text, null, List.of()).seq();
    }

    private void edit(Node node, String text) {
        messages(node).edit(anna.intent(), chat, MESSAGE, text);
    }

    private static Messages messages(Node node) {
        return node.bean(Messages.class);
    }

    private String path(long seq, String query) {
        return "/api/chats/" + chat + "/messages/" + seq + "/versions" + query;
    }

    private Rest.Answer of(TestUser reader, long seq, String query) {
        return reader.rest().get(path(seq, query));
    }

    private Rest.Answer versions(TestUser reader, String query) {
        return of(reader, MESSAGE, query);
    }

    private List<String> texts(TestUser reader, String query) {
        return texts(versions(reader, query).body());
    }

    private static List<String> texts(JsonNode page) {
        return each(page, "text").map(JsonNode::asString).toList();
    }

    private static List<Long> seqs(JsonNode page) {
        return each(page, "seq").map(JsonNode::asLong).toList();
    }

    private static Stream<JsonNode> each(JsonNode page, String field) {
        return StreamSupport.stream(page.path("versions").spliterator(), false).map(version -> version.path(field));
    }

    /** Page by page. */
    private List<String> all(TestUser reader) {
        var page = versions(reader, "").body();
        var found = new ArrayList<>(texts(page));
        while (!page.path("next").isNull()) {
            page = versions(reader, "?before=" + page.path("next").asLong()).body();
            found.addAll(texts(page));
        }
        return found;
    }

    /** Nobody waits for snapshots. */
    private void awaitNothingWith(String text) {
        await().untilAsserted(() -> assertThat(stored()).noneMatch(each -> each.contains(text)));
    }

    /** Whatever the stores have of the chat, its snapshot last. */
    private List<String> stored() {
        var mongo = Node.first().bean(MongoTemplate.class);
        var found = new ArrayList<String>();
        mongo
            .getCollection("chat_events")
            .find(Filters.eq("chat", chat.value()))
            .map(Document::toJson)
            .forEach(found::add);
        mongo.getCollection("chats").find(Filters.eq("_id", chat.value())).map(Document::toJson).forEach(found::add);
        return found;
    }
}
