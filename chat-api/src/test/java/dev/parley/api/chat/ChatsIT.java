package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();

    @Test
    void showsANewGroupToItsMembersAtOnceOnEveryNode() {
        try (var boriss = boris.connect()) {
            var chat = anna.createGroup("Plans", boris);
            var created = boriss.expect(ChatEvent.Created.class);
            assertThat(created.chatId()).isEqualTo(chat);
            assertThat(created.title()).isEqualTo("Plans");
            assertThat(summary(boris, chat).path("memberCount").asInt()).isEqualTo(2);
        }
    }

    @Test
    void keepsATitleAsItIsWritten() {
        String title = "<img src=x onerror=alert(1)>R&D <3 &lt;script&gt;x";
        assertThat(summary(anna, anna.createGroup(title)).path("title").asString()).isEqualTo(title);
    }

    @Test
    void refusesGroupsThatCannotBe() {
        assertProblem(create(" ", boris.id().value()), 400, "INVALID_REQUEST");
        assertProblem(create("x".repeat(121), boris.id().value()), 400, "INVALID_REQUEST");
        assertProblem(create("Unknown", "01m7y4h3xb53xn5xcnam4hzc7j"), 404, "USER_NOT_FOUND");
        assertProblem(create("No id", "boris"), 400, "INVALID_REQUEST");
        String many = IntStream.range(0, 100)
            .mapToObj(i -> "01m7y4h3xb53xn5xcnam4h" + String.format("%04d", i))
            .collect(Collectors.joining("\",\""));
        assertProblem(create("Crowd", many), 409, "MEMBER_LIMIT_REACHED");
    }

    @Test
    void createsOnePersonalChatWhenBothWriteFirstAtOnce() throws Exception {
        var chat = ChatId.personal(anna.id(), boris.id());
        assertProblem(anna.rest().get("/api/chats/" + chat), 404, "CHAT_NOT_FOUND");
        try (
            var annas = anna.connect();
            var boriss = boris.connect();
            var rush = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var both = List.<Callable<Long>>of(() -> send(annas, chat, "a").seq(), () -> send(boriss, chat, "b").seq());
            var seqs = new ArrayList<Long>();
            for (var sent : rush.invokeAll(both)) {
                seqs.add(sent.get());
            }
            assertThat(seqs).containsExactlyInAnyOrder(2L, 3L);
            for (var client : List.of(annas, boriss)) {
                client.expect(ChatEvent.MessageSent.class, message -> message.seq() == 3);
                assertThat(client.received(ChatEvent.Created.class)).hasSize(1);
            }
        }
        var seenByAnna = summary(anna, chat);
        assertThat(seenByAnna.path("type").asString()).isEqualTo("personal");
        assertThat(seenByAnna.path("peer").path("id").asString()).isEqualTo(boris.id().value());
    }

    @Test
    void countsUnreadMessagesOfOthersAndClearsThemOnAllDevices() {
        var chat = anna.createGroup("Counting", boris);
        try (var annas = anna.connect(); var phone = boris.connect(); var laptop = boris.on(Node.first()).connect()) {
            send(annas, chat, "one");
            send(annas, chat, "two");
            send(phone, chat, "three, by himself");
            send(annas, chat, "four");
            assertThat(summary(boris, chat).path("unread").asLong()).isEqualTo(3);
            assertThat(summary(anna, chat).path("unread").asLong()).isEqualTo(1);

            phone.ask(id -> new MoveReadMarker(id, chat, 5), SessionEvent.Done.class);

            var moved = laptop.expect(ChatReply.ReadMarkerMoved.class, marker -> marker.seq() == 5);
            assertThat(moved.unread()).isZero();
            assertThat(summary(boris, chat).path("unread").asLong()).isZero();
            phone.ask(id -> new MoveReadMarker(id, chat, 2), SessionEvent.Done.class);
            assertThat(summary(boris, chat).path("readSeq").asLong()).isEqualTo(5);
        }
    }

    @Test
    void pagesBackThroughHistory() {
        var chat = anna.createGroup("Long");
        try (var annas = anna.connect()) {
            IntStream.range(0, 70).forEach(i -> send(annas, chat, "m" + i));
        }
        var newest = anna
            .rest()
            .get("/api/chats/" + chat + "/events")
            .body();
        assertThat(seqs(newest)).hasSize(50).startsWith(22L).endsWith(71L);
        assertThat(newest.path("head").asLong()).isEqualTo(71);
        var older = anna.rest().get("/api/chats/" + chat + "/events?before=22&limit=50");
        assertThat(seqs(older.body())).hasSize(21).startsWith(1L).endsWith(21L);
        var tooMany = anna.rest().get("/api/chats/" + chat + "/events?limit=101");
        assertProblem(tooMany, 400, "INVALID_REQUEST");
        assertThat(tooMany.body().path("details").has("limit")).isTrue();
        assertProblem(anna.rest().get("/api/chats/" + chat + "/events?before=abc"), 400, "INVALID_REQUEST");
        assertProblem(boris.rest().get("/api/chats/" + chat + "/events"), 404, "CHAT_NOT_FOUND");
    }

    @Test
    void findsUsersByThePrefixOfNameAndUsernameInPages() {
        var found = anna.rest().get("/api/users?query=" + boris.username().toUpperCase(Locale.ROOT));
        assertThat(found.body().path("users").path(0).path("id").asString()).isEqualTo(boris.id().value());
        var byName = anna.rest().get("/api/users?query=test%20" + boris.username());
        assertThat(byName.body().path("users").path(0).path("id").asString()).isEqualTo(boris.id().value());
        assertThat(anna.rest().get("/api/users?query=.*").body().path("users").isEmpty()).isTrue();
        assertThat(
            anna
                .rest()
                .get("/api/users?query=" + anna.username())
                .body()
                .path("users")
                .values()
        ).noneMatch(user -> user.path("id").asString().equals(anna.id().value()));
    }

    private static ChatReply.MessageAccepted send(SocketClient client, ChatId chat, String text) {
        return client.ask(
            id -> new SendMessage(id, chat, "client-" + text, text, null),
            ChatReply.MessageAccepted.class
        );
    }

    private Rest.Answer create(String title, String memberId) {
        return anna.rest().post(
            "/api/chats",
            """
            {"type": "group", "title": "%s", "description": "", "memberIds": ["%s"]}""".formatted(title, memberId)
        );
    }

    private static JsonNode summary(TestUser user, ChatId chat) {
        return StreamSupport.stream(user.rest().get("/api/chats").body().path("chats").spliterator(), false)
            .filter(summary -> summary.path("id").asString().equals(chat.value()))
            .findFirst()
            .orElseThrow();
    }

    private static List<Long> seqs(JsonNode page) {
        return StreamSupport.stream(page.path("events").spliterator(), false)
            .map(event -> event.path("seq").asLong())
            .toList();
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
