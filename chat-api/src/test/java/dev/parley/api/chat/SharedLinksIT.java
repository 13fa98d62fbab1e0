package dev.parley.api.chat;

import static dev.parley.api.chat.FileRequests.assertCode;
import static dev.parley.api.chat.FileRequests.send;
import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.search.SearchIndexer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The list of the links of a chat's messages. */
class SharedLinksIT {

    private static final String ONE = "https://ex.example/1";
    private static final String TWO = "https://ex.example/2";

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Links", boris);

    @Test
    void listsTheMessagesWithLinksNewestFirstIndexedOrNot() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long first = say(annas, "look at " + ONE + ", and [the plan](" + TWO + ")");
            say(annas, "nothing, `" + ONE + "` and ftp://ex.example/3");
            long second = say(boriss, TWO);

            for (boolean indexed : List.of(false, true)) {
                if (indexed) {
                    Node.first().bean(SearchIndexer.class).index(chat);
                }
                var page = list(boris, "");
                assertThat(addresses(page)).containsExactly(TWO, ONE, TWO);
                assertThat(page.path("next").isNull()).isTrue();
                assertThat(page.path("indexing").asBoolean()).isFalse();
                assertThat(page.path("people")).hasSize(2);
                var newest = page.path("messages").path(0);
                assertThat(newest.path("seq").asLong()).isEqualTo(second);
                assertThat(newest.path("sender").asString()).isEqualTo(boris.id().value());
                assertThat(newest.path("webhook").isNull()).isTrue();
                assertThat(newest.path("links").path(0).path("words").isNull()).isTrue();
                var oldest = page.path("messages").path(1);
                assertThat(oldest.path("seq").asLong()).isEqualTo(first);
                assertThat(oldest.path("links").path(1).path("words").asString()).isEqualTo("the plan");
            }
        }
    }

    @Test
    void comesInPagesWithoutGapsOrRepeats() {
        var sent = new ArrayList<String>();
        try (var annas = anna.connect()) {
            for (int i = 0; i < 7; i++) {
                sent.addFirst(ONE + i);
                say(annas, sent.getFirst());
                say(annas, "`http://` is no link");
            }
        }
        assertThat(walk("?limit=3", 3)).isEqualTo(sent);
    }

    @Test
    void aPageEndsBeforeItIsTooLong() {
        var sent = new ArrayList<String>();
        try (var annas = anna.connect()) {
            for (int i = 0; i < 8; i++) {
                sent.addFirst(ONE + i + "/" + "a".repeat(9_900));
                say(annas, sent.getFirst());
            }
        }
        assertThat(addresses(list(anna, "?limit=50"))).hasSize(6);
        assertThat(walk("?limit=50", 6)).isEqualTo(sent);
    }

    @Test
    void hasWhatMessagesSayNow() {
        try (var annas = anna.connect()) {
            long edited = say(annas, "see " + ONE);
            long late = say(annas, "see this");
            long gone = say(annas, "see " + ONE + "/gone");
            annas.ask(r -> new EditMessage(r, chat, newClientId(), edited, "see " + TWO), SessionEvent.Done.class);
            annas.ask(r -> new EditMessage(r, chat, newClientId(), late, ONE + "/late"), SessionEvent.Done.class);
            annas.ask(r -> new DeleteMessage(r, chat, newClientId(), gone), SessionEvent.Done.class);
            assertThat(addresses(list(boris, ""))).containsExactly(ONE + "/late", TWO);
        }
    }

    @Test
    void isForMembersOnly() {
        try (var annas = anna.connect()) {
            say(annas, ONE);
        }
        assertCode(stranger.rest().get(path("")), 404, "CHAT_NOT_FOUND");
        assertThat(new Rest(Node.first()).get(path("")).status()).isEqualTo(401);
        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
        assertCode(boris.rest().get(path("")), 404, "CHAT_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = { "?limit=0", "?limit=51", "?limit=x", "?cursor=nothing" })
    void refusesWhatItDoesNotKnow(String query) {
        assertCode(anna.rest().get(path(query)), 400, "INVALID_REQUEST");
    }

    private long say(SocketClient client, String text) {
        return send(client, chat, newClientId(), text);
    }

    private List<String> walk(String query, int most) {
        var seen = new ArrayList<String>();
        String next = "";
        do {
            var page = list(boris, query + next);
            assertThat(page.path("messages").size()).isLessThanOrEqualTo(most);
            seen.addAll(addresses(page));
            next = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
        } while (next != null);
        return seen;
    }

    private JsonNode list(TestUser reader, String query) {
        var answer = reader.rest().get(path(query));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body();
    }

    private String path(String query) {
        return "/api/chats/" + chat + "/links" + query;
    }

    private static List<String> addresses(JsonNode page) {
        return page
            .path("messages")
            .valueStream()
            .flatMap(message -> message.path("links").valueStream())
            .map(link -> link.path("address").asString())
            .toList();
    }
}
