package dev.parley.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.message.Messages;
import dev.parley.chat.search.SearchIndexer;
import dev.parley.chat.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Searching from either of two nodes, indexed or not. */
class SearchIT {

    private static final AtomicInteger SENT = new AtomicInteger();

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Search", boris);

    @Test
    void findsPartsOfWordsInAnyScriptAndSaysWhere() {
        long english = send(chat, anna, "Let us talk about the BUDGET on Friday");
        long russian = send(chat, boris, "Ёлку купили ещё вчера");
        long persian = send(chat, anna, "من می\u200Cخواهم کِتاب بخرم ۱۲۳");
        long chinese = send(chat, boris, "我们明天去北京开会");

        for (boolean indexed : List.of(false, true)) {
            if (indexed) {
                index();
            }
            assertThat(seqs(find(anna, "udge", chat))).containsExactly(english);
            assertThat(seqs(find(anna, "friday BUD", chat))).containsExactly(english);
            assertThat(seqs(find(boris, "елку еще", chat))).containsExactly(russian);
            assertThat(seqs(find(boris, "ميخواهم كتاب 123", chat))).containsExactly(persian);
            assertThat(seqs(find(anna, "北京", chat))).containsExactly(chinese);
            assertThat(seqs(find(anna, "京", chat))).containsExactly(chinese);
            assertThat(seqs(find(anna, "budget friday monday", chat))).isEmpty();
        }

        var hit = find(anna, "елку", chat).body().path("hits").path(0);
        assertThat(hit.path("chatId").asString()).isEqualTo(chat.value());
        assertThat(hit.path("actor").asString()).isEqualTo(boris.id().value());
        assertThat(Instant.parse(hit.path("at").asString())).isAfter(Instant.EPOCH);
        assertThat(hit.path("text").asString()).isEqualTo("Ёлку купили ещё вчера");
        assertThat(hit.path("ranges").path(0).path("start").asInt()).isZero();
        assertThat(hit.path("ranges").path(0).path("end").asInt()).isEqualTo(4);
    }

    @Test
    void searchesAllChatsOfTheAskerNewestFirst() {
        var other = boris.createChannel("Other", anna);
        var foreign = boris.createGroup("Foreign");
        send(chat, anna, "needle one");
        send(other, boris, "needle two");
        send(foreign, boris, "needle hidden");
        send(chat, boris, "needle three");
        for (boolean indexed : List.of(false, true)) {
            if (indexed) {
                index(chat, other, foreign);
            }
            assertThat(texts(find(anna, "NEEDLE", null))).containsExactly("needle three", "needle two", "needle one");
            assertThat(texts(find(boris, "needle", null))).hasSize(4);
        }
        assertThat(find(anna, "needle", foreign).code()).isEqualTo("CHAT_NOT_FOUND");
    }

    @Test
    void aRemovedMemberFindsNothingAnyMore() {
        send(chat, anna, "needle");
        index();
        assertThat(seqs(find(boris, "needle", chat))).hasSize(1);
        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
        assertThat(find(boris, "needle", chat).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(seqs(find(boris, "needle", null))).isEmpty();
        assertThat(find(boris, "needle", null).body().path("next").isNull()).isTrue();
    }

    @Test
    void seesEditsAndDeletionsAtOnceAndKeepsNoDeletedWord() {
        long edited = send(chat, anna, "olive tree");
        long deleted = send(chat, anna, "olive secret");
        long old = send(chat, anna, "olive secret of old");
        fill(chat, 300);
        long young = send(chat, anna, "olive secret, too");
        index();

        Node.second().bean(Messages.class).edit(anna.intent(), chat, edited, "plum tree");
        Node.first().bean(Messages.class).delete(anna.intent(), chat, deleted);
        Node.first().bean(Messages.class).delete(anna.intent(), chat, young);
        Node.first()
            .bean(ChatLog.class)
            .append(chat, Cause.ofServer(anna.id(), "retention"), _ ->
                new MessagesRemoved(List.of(new RemovedMessage(old, anna.id())), old)
            );
        for (boolean indexed : List.of(false, true)) {
            if (indexed) {
                index();
            }
            assertThat(seqs(find(boris, "olive", chat))).isEmpty();
            assertThat(seqs(find(boris, "plum", chat))).containsExactly(edited);
        }
        assertThat(indexedText()).contains("plum tree").doesNotContain("olive").doesNotContain("secret");
    }

    @Test
    void pagesAreExactThoughOthersWriteMeanwhile() {
        var other = anna.createGroup("Second", boris);
        var expected = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            String text = (i % 7 == 0 ? "needle " : "straw ") + i;
            send(i % 3 == 0 ? other : chat, anna, text);
            if (i % 7 == 0) {
                expected.addFirst(text);
            }
            if (i == 350) {
                index(chat, other);
            }
        }
        var found = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = boris.rest().get("/api/search?query=needle&limit=5" + cursor);
            found.addAll(texts(page));
            var next = page.body().path("next");
            cursor = next.isNull() ? null : "&cursor=" + encode(next.asString());
            send(chat, boris, "needle of later");
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void filtersByAuthorAndTime() {
        fill(chat, 260);
        send(chat, anna, "apple one");
        send(chat, boris, "apple two");
        send(chat, anna, "apple three");
        index();
        var all = hits(search("apple", ""));
        assertThat(all).hasSize(3);
        String from = all.getFirst().path("at").asString();
        var late = texts(all.stream().filter(hit -> hit.path("at").asString().equals(from)));
        var early = texts(all.stream().filter(hit -> !hit.path("at").asString().equals(from)));
        assertThat(texts(search("apple", "&author=" + boris.id()))).containsExactly("apple two");
        assertThat(texts(search("apple", "&from=" + from))).isEqualTo(late);
        assertThat(texts(search("apple", "&to=" + from))).isEqualTo(early);
        assertThat(texts(search("apple", "&author=" + boris.id() + "&from=2000-01-01T00:00:00Z"))).hasSize(1);
        assertThat(texts(search("apple", "&from=" + from + "&to=" + from))).isEmpty();
        assertThat(texts(search("apple", "&from=-999999999-01-01T00:00:00Z&to=%2B999999999-12-31T00:00:00Z"))).hasSize(
            3
        );
    }

    @Test
    void goesOnWhereACrashedIndexerStopped() {
        fill(chat, 200);
        long old = send(chat, anna, "walnut one");
        index();
        var chats = collection("search_chats_2");
        var before = Objects.requireNonNull(chats.find(Filters.eq("_id", chat.value())).first());
        fill(chat, 100);
        long fresh = send(chat, boris, "walnut two");
        Node.first().bean(Messages.class).edit(anna.intent(), chat, old, "walnut changed");
        index();

        // The blocks were written, and the node died before it wrote how far it had come.
        chats.replaceOne(Filters.eq("_id", chat.value()), before);
        assertThat(texts(find(boris, "walnut", chat))).containsExactly("walnut two", "walnut changed");
        Node.second().bean(SearchIndexer.class).index(chat);
        assertThat(seqs(find(anna, "walnut", chat))).containsExactly(fresh, old);

        // Nothing of the index is left at all.
        chats.deleteOne(Filters.eq("_id", chat.value()));
        assertThat(seqs(find(anna, "walnut", chat))).containsExactly(fresh, old);
        index();
        assertThat(seqs(find(anna, "walnut", chat))).containsExactly(fresh, old);
    }

    @Test
    void twoNodesMayIndexOneChatAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Object>>();
            for (var node : List.of(Node.first(), Node.second())) {
                all.add(
                    Executors.callable(() -> IntStream.range(0, 300).forEach(i -> send(node, chat, anna, "nut " + i)))
                );
                all.addAll(
                    Collections.nCopies(
                        3,
                        Executors.callable(() -> {
                            for (int i = 0; i < 20; i++) {
                                node.bean(SearchIndexer.class).index(chat);
                            }
                        })
                    )
                );
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
        index();
        assertThat(everything("nut", chat)).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void aSearchWorksWhileTheIndexIsFarBehind() {
        fill(chat, 1_200);
        fill(chat, 1_200);
        collection("search_chats_2").deleteOne(Filters.eq("_id", chat.value()));
        assertThat(texts(find(anna, "filling", chat))).hasSize(20);
        index();
        assertThat(find(anna, "filling", chat).body().path("indexing").asBoolean()).isFalse();
        assertThat(everything("filling", chat)).hasSize(2_400).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "QUERY_EMPTY ",
            "QUERY_EMPTY query=",
            "QUERY_EMPTY query=%20%00%20",
            "QUERY_EMPTY query=%E2%80%8C",
            "INVALID_REQUEST query=a&limit=0",
            "INVALID_REQUEST query=a&limit=51",
            "INVALID_REQUEST query=a&chatId=nonsense",
            "INVALID_REQUEST query=a&author=%24ne",
            "INVALID_REQUEST query=a&from=yesterday",
            "INVALID_REQUEST query=a&cursor=1.2.%7B%7D",
            "INVALID_REQUEST query=%ED%A0%80",
            "INVALID_REQUEST query=%FF",
            "INVALID_REQUEST query=a&cursor=99999999999999999999.1.",
        }
    )
    void refusesWithAReason(String codeAndQuery) {
        var parts = codeAndQuery.split(" ", 2);
        var answer = anna.rest().get("/api/search?" + parts[1]);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(parts[0]);
    }

    @Test
    void refusesLongQueriesAndStrangers() {
        assertThat(find(anna, "x".repeat(201), null).code()).isEqualTo("QUERY_TOO_LONG");
        assertThat(new Rest(Node.first()).get("/api/search?query=a").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { ".*", "^a", "$where", "\\", "\"", "%", "{$ne:1}", "(a+)+$", "\uFFFD" })
    void takesTheQueryForNothingButText(String query) {
        long message = send(chat, anna, "just " + query + " so");
        send(chat, anna, "other aab words");
        index();
        var answer = find(anna, query, chat);
        if (answer.status() != 400) {
            assertThat(seqs(answer)).contains(message);
        }
        assertThat(seqs(find(anna, "%ED%A0%80", chat))).isEmpty();
        assertThat(
            anna
                .rest()
                .get("/api/search?query=%ED%A0%80&chatId=" + chat)
                .status()
        ).isLessThan(500);
    }

    @Test
    void aDeletedChatIsSearchedByNobody() {
        send(chat, anna, "needle");
        index();
        anna.rest().delete("/api/chats/" + chat);
        assertThat(find(anna, "needle", chat).code()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(seqs(find(anna, "needle", null))).isEmpty();
    }

    private Rest.Answer search(String query, String more) {
        return boris.rest().get("/api/search?query=" + encode(query) + "&chatId=" + chat + more);
    }

    private static Rest.Answer find(TestUser asker, String query, @Nullable ChatId chat) {
        return asker.rest().get("/api/search?query=" + encode(query) + (chat == null ? "" : "&chatId=" + chat));
    }

    private List<Long> everything(String query, ChatId in) {
        var found = new ArrayList<Long>();
        String cursor = "";
        while (true) {
            var page = anna.rest().get("/api/search?limit=50&query=" + query + "&chatId=" + in + cursor);
            found.addAll(seqs(page));
            if (page.body().path("next").isNull()) {
                return found;
            }
            cursor = "&cursor=" + encode(page.body().path("next").asString());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Long> seqs(Rest.Answer answer) {
        return hits(answer)
            .stream()
            .map(hit -> hit.path("seq").asLong())
            .toList();
    }

    private static List<String> texts(Rest.Answer answer) {
        return texts(hits(answer).stream());
    }

    private static List<String> texts(Stream<JsonNode> hits) {
        return hits.map(hit -> hit.path("text").asString()).toList();
    }

    private static List<JsonNode> hits(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return List.copyOf(answer.body().path("hits").values());
    }

    private static long send(ChatId chat, TestUser sender, String text) {
        return send(Node.first(), chat, sender, text);
    }

    private static long send(Node node, ChatId chat, TestUser sender, String text) {
        String clientId = "search " + SENT.incrementAndGet();
        return node.bean(Messages.class).send(sender.id(), chat, clientId, text, null, List.of()).seq();
    }

    private static void fill(ChatId chat, int messages) {
        UserId sender = Node.first().bean(ChatLog.class).find(chat).orElseThrow().owner().orElseThrow().userId();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < messages; i++) {
                String clientId = "fill " + SENT.incrementAndGet();
                threads.submit(() ->
                    Node.first()
                        .bean(Messages.class)
                        .send(sender, chat, clientId, "filling " + clientId, null, List.of())
                );
            }
        }
    }

    private void index() {
        index(chat);
    }

    private static void index(ChatId... chats) {
        for (ChatId chat : chats) {
            Node.first().bean(SearchIndexer.class).index(chat);
        }
    }

    /** All that the index has of the chat, unpacked. */
    private String indexedText() {
        var text = new StringBuilder();
        for (Document block : collection("search_blocks_2").find(Filters.regex("_id", "^" + chat))) {
            text.append(unpacked(block.get("messages", Binary.class)));
        }
        for (Document index : collection("search_chats_2").find(Filters.eq("_id", chat.value()))) {
            text.append(unpacked(index.get("tail", Binary.class)));
        }
        return text.toString();
    }

    private static String unpacked(Binary packed) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed.getData()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MongoCollection<Document> collection(String name) {
        return Node.first().bean(MongoTemplate.class).getCollection(name);
    }
}
