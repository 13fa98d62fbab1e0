package dev.parley.api.moderation;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.AttachmentSweep;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.held.HeldMessage.State;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.held.HeldMessages;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.moderation.HeldQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages that wait until an administrator approves them, over two nodes. */
class HeldMessagesIT {

    private static final Node NODE = WordFilterIT.NODE;
    private static final Node OTHER = WordFilterIT.OTHER;
    private static final TestUser ADMINISTRATOR = NODE.newAdministrator();
    private static final TestUser SECOND = NODE.newAdministrator();
    private static final String HELD = "slowquip";

    private final TestUser owner = NODE.newUser();
    private final TestUser writer = NODE.newUser();
    private final ChatId chat = owner.createGroup("Held", writer);

    @BeforeEach
    void hold() {
        WordFilterIT.put(ADMINISTRATOR, HELD, "hold");
    }

    @AfterEach
    void removeAll() {
        WordFilterIT.removeAll(ADMINISTRATOR);
    }

    @Test
    void waitsAndGoesOutOnceWhoeverApproves() throws Exception {
        long head = head(chat);
        String key = newClientId();
        try (var writers = writer.on(OTHER).connect(); var others = owner.connect()) {
            var answer = writers.ask(
                id -> new SendMessage(id, chat, key, "a " + HELD, null),
                SessionEvent.Failed.class
            );
            assertThat(answer.code()).isEqualTo(ErrorCode.MESSAGE_HELD);
            assertThat(send(writer, chat, "a " + HELD, key).code()).isEqualTo("MESSAGE_HELD");
            assertThat(head(chat)).isEqualTo(head);
            assertThat(own(writer)).hasSize(1);
            assertThat(own(writer).path(0).path("clientId").asString()).isEqualTo(key);
            var waiting = waitingIn(chat);
            assertThat(waiting).hasSize(1);
            assertThat(waiting.getFirst().path("text").asString()).isEqualTo("a " + HELD);
            assertThat(waiting.getFirst().path("title").asString()).isEqualTo("Held");
            assertThat(waiting.getFirst().path("word").asString()).isEqualTo(HELD);

            String id = waiting.getFirst().path("id").asString();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = threads.submit(() -> approve(ADMINISTRATOR, id, "k1"));
                var second = threads.submit(() -> approve(SECOND.on(OTHER), id, "k2"));
                var codes = List.of(first.get().code(), second.get().code());
                assertThat(codes).containsExactlyInAnyOrder("", "HELD_MESSAGE_NOT_FOUND");
                assertThat(
                    (first.get().code().isEmpty() ? first : second).get().body().path("sent").asBoolean()
                ).isTrue();
            }
            var sent = others.expect(ChatEvent.MessageSent.class);
            assertThat(sent.actor()).isEqualTo(writer.id());
            assertThat(sent.clientId()).isEqualTo(key);
            writers.expect(ChatEvent.MessageSent.class);
        }
        assertThat(head(chat)).isEqualTo(head + 1);
        var again = send(writer, chat, "a " + HELD, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().path("seq").asLong()).isEqualTo(head + 1);
        assertThat(own(writer)).isEmpty();
        assertThat(waitingIn(chat)).isEmpty();
    }

    @Test
    void aRepeatedDecisionIsAnsweredLikeTheFirst() {
        String key = newClientId();
        send(writer, chat, HELD, key);
        String id = waitingIn(chat).getFirst().path("id").asString();
        var first = approve(ADMINISTRATOR, id, "again");
        assertThat(approve(ADMINISTRATOR.on(OTHER), id, "again").body()).isEqualTo(first.body());
        assertThat(refuse(ADMINISTRATOR, id, "too late").code()).isEqualTo("HELD_MESSAGE_NOT_FOUND");
        assertThat(
            owner
                .rest()
                .post("/api/admin/held-messages/" + id + "/approve", "{}")
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(owner.rest().get("/api/admin/held-messages").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void theWriterIsToldOfARefusalAndCannotRepeatIt() {
        String key = newClientId();
        send(writer, chat, HELD, key);
        String id = waitingIn(chat).getFirst().path("id").asString();
        try (var writers = writer.connect()) {
            assertThat(refuse(ADMINISTRATOR, id, "x".repeat(501)).code()).isEqualTo("INVALID_REQUEST");
            assertThat(refuse(ADMINISTRATOR, id, "not here").body().path("sent").asBoolean()).isFalse();
            writers.expect(ChatReply.NoticesChanged.class);
        }
        var notice = writer.rest().get("/api/me/notices").body().path("notices").path(0);
        assertThat(notice.path("kind").asString()).isEqualTo("messageRefused");
        assertThat(notice.path("reason").asString()).isEqualTo("not here");
        assertThat(notice.path("excerpt").asString()).isEqualTo(HELD);
        assertThat(send(writer, chat, HELD, key).code()).isEqualTo("MESSAGE_NOT_ALLOWED");
        assertThat(approve(ADMINISTRATOR, id, newClientId()).code()).isEqualTo("HELD_MESSAGE_NOT_FOUND");
        assertThat(held().find(new HeldMessageId(id)).orElseThrow().text()).isEmpty();
    }

    @Test
    void isNotSentWhereItsWriterMayNotWriteAnyMore() {
        send(writer, chat, HELD, newClientId());
        String removed = waitingIn(chat).getFirst().path("id").asString();
        owner.rest().put("/api/chats/" + chat + "/bans/" + writer.id(), "{\"reason\": \"\"}");
        long head = head(chat);
        var answer = approve(ADMINISTRATOR, removed, newClientId()).body();
        assertThat(answer.path("sent").asBoolean()).isFalse();
        assertThat(answer.path("refused").asString()).isEqualTo("CHAT_NOT_FOUND");
        assertThat(head(chat)).isEqualTo(head);
        var kinds = new ArrayList<String>();
        writer
            .rest()
            .get("/api/me/notices")
            .body()
            .path("notices")
            .forEach(notice -> kinds.add(notice.path("kind").asString()));
        assertThat(kinds).containsExactly("banned", "messageRefused");

        var other = writer.createGroup("Locked", owner);
        send(writer, other, HELD, newClientId());
        ADMINISTRATOR.rest().put("/api/admin/people/" + writer.id() + "/lock", "{\"locked\": true}");
        String locked = waitingIn(other).getFirst().path("id").asString();
        assertThat(approve(ADMINISTRATOR, locked, newClientId()).body().path("refused").asString()).isEqualTo(
            "ACCOUNT_LOCKED"
        );
    }

    @Test
    void whatADeadNodeHasDecidedIsCarriedOut() {
        long head = head(chat);
        send(writer, chat, HELD, newClientId());
        send(writer, chat, "another " + HELD, newClientId());
        var waiting = waitingIn(chat);
        var before = Instant.now().minus(Duration.ofHours(1));
        held().decide(id(waiting.getFirst()), State.APPROVED, "dead", "", before);
        held().decide(id(waiting.getLast()), State.REFUSED, "dead", "no", before);
        OTHER.bean(HeldQueue.class).finishLeft();
        NODE.bean(HeldQueue.class).finishLeft();
        assertThat(head(chat)).isEqualTo(head + 1);
        assertThat(held().find(id(waiting.getFirst())).orElseThrow().state()).isEqualTo(State.SENT);
        assertThat(writer.rest().get("/api/me/notices").body().path("notices")).hasSize(1);
    }

    @Test
    void whatIsRefusedAnywayIsNotHeld() {
        var stranger = NODE.newUser();
        assertThat(send(stranger, chat, HELD, newClientId()).code()).isEqualTo("CHAT_NOT_FOUND");
        owner
            .rest()
            .put("/api/chats/" + chat + "/members/" + writer.id() + "/time-out", "{\"minutes\": 5, \"reason\": \"\"}");
        assertThat(send(writer, chat, HELD, newClientId()).code()).isEqualTo("TIMED_OUT");
        assertThat(waitingIn(chat)).isEmpty();
    }

    @Test
    void noMoreThanTwentyOfOneWriterWait() {
        for (int i = 0; i < 20; i++) {
            assertThat(send(writer, chat, HELD, newClientId()).code()).isEqualTo("MESSAGE_HELD");
        }
        var refused = send(writer, chat, HELD, newClientId());
        assertThat(refused.code()).isEqualTo("MESSAGE_NOT_ALLOWED");
        assertThat(refused.body().at("/details/limit").asInt()).isEqualTo(20);
        for (JsonNode each : own(writer)) {
            String clientId = each.path("clientId").asString();
            assertThat(
                writer
                    .rest()
                    .delete("/api/me/held-messages?chatId=" + chat + "&clientId=" + clientId)
                    .status()
            ).isEqualTo(204);
        }
        assertThat(waitingIn(chat)).isEmpty();
    }

    @Test
    void itsFilesWaitWithIt() {
        var answer = writer
            .rest()
            .upload("POST", "/api/chats/" + chat + "/attachments?name=a.txt", new byte[] { 1, 2 });
        var file = new AttachmentId(answer.body().path("id").asString());
        var sent = writer
            .rest()
            .change(
                "POST",
                "/api/chats/" + chat + "/messages",
                "{\"text\": \"%s\", \"replyTo\": null, \"attachmentIds\": [\"%s\"]}".formatted(HELD, file),
                newClientId()
            );
        assertThat(sent.code()).isEqualTo("MESSAGE_HELD");
        // Uploads that no message has are forgotten after a day.
        try (var later = Node.start()) {
            later.clock().advance(Duration.ofHours(25));
            later.bean(AttachmentSweep.class).sweep();
        }
        var waiting = waitingIn(chat).getFirst();
        assertThat(waiting.at("/files/0").asString()).isEqualTo("a.txt");
        try (var others = owner.connect()) {
            approve(ADMINISTRATOR, waiting.path("id").asString(), newClientId());
            assertThat(others.expect(ChatEvent.MessageSent.class).attachments()).hasSize(1);
        }
        assertThat(
            owner
                .rest()
                .download("/api/chats/" + chat + "/attachments/" + file)
                .statusCode()
        ).isEqualTo(200);
        assertThat(held().isKept(file)).isFalse();
    }

    @Test
    void aPersonalChatBeginsWhenItsFirstMessageIsApproved() {
        var personal = ChatId.personal(writer.id(), owner.id());
        assertThat(send(writer, personal, HELD, newClientId()).code()).isEqualTo("MESSAGE_HELD");
        assertThat(NODE.bean(ChatLog.class).exists(personal)).isFalse();
        approve(ADMINISTRATOR, waitingIn(personal).getFirst().path("id").asString(), newClientId());
        assertThat(head(personal)).isEqualTo(2);
    }

    @Test
    void oneThatWasSentMeanwhileIsNotRefused() {
        String key = newClientId();
        send(writer, chat, HELD, key);
        String id = waitingIn(chat).getFirst().path("id").asString();
        WordFilterIT.removeAll(ADMINISTRATOR);
        assertThat(send(writer, chat, HELD, key).status()).isEqualTo(201);
        assertThat(refuse(ADMINISTRATOR, id, "no").body().path("sent").asBoolean()).isTrue();
        assertThat(writer.rest().get("/api/me/notices").body().path("notices")).isEmpty();
    }

    private static HeldMessages held() {
        return NODE.bean(HeldMessages.class);
    }

    private static HeldMessageId id(JsonNode held) {
        return new HeldMessageId(held.path("id").asString());
    }

    private static Rest.Answer approve(TestUser by, String id, String key) {
        return by.rest().change("POST", "/api/admin/held-messages/" + id + "/approve", "{}", key);
    }

    private static Rest.Answer refuse(TestUser by, String id, String reason) {
        return by
            .rest()
            .change(
                "POST",
                "/api/admin/held-messages/" + id + "/refuse",
                "{\"reason\": \"%s\"}".formatted(reason),
                newClientId()
            );
    }

    private static Rest.Answer send(TestUser by, ChatId to, String text, String key) {
        return by.rest().change("POST", "/api/chats/" + to + "/messages", WordFilterIT.body(text), key);
    }

    private static JsonNode own(TestUser of) {
        return of.rest().get("/api/me/held-messages").body().path("messages");
    }

    private static List<JsonNode> waitingIn(ChatId in) {
        var found = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = ADMINISTRATOR.rest()
                .get("/api/admin/held-messages" + cursor)
                .body();
            for (JsonNode message : page.path("messages")) {
                if (message.path("chatId").asString().equals(in.value())) {
                    found.add(message);
                }
            }
            cursor = page.path("next").isNull() ? "" : "?cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        return found;
    }

    private static long head(ChatId of) {
        return NODE.bean(ChatLog.class).find(of).orElseThrow().seq();
    }
}
