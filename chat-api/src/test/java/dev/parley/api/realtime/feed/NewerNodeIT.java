package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionCommand.Authenticate;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A rolling update: what a newer node has written, and this one does not know. */
class NewerNodeIT {

    private final Node node = Node.first();
    private final TestUser anna = node.newUser();
    private final TestUser boris = node.newUser();
    private final TestUser clara = node.newUser();

    @Test
    void leavesAnEventAloneThatItCannotReadAndGoesOnWithOtherChats() {
        var ahead = anna.createGroup("Ahead", boris);
        var beside = boris.createGroup("Beside", clara);
        try (var boriss = boris.connect(); var claras = clara.connect()) {
            var newer = writeNewerEvent(ahead);

            node.bean(ChatFeeds.class).audit();
            send(claras, beside, "after the audit");
            boriss.expect(ChatEvent.MessageSent.class, sent -> sent.chatId().equals(beside));

            assertUnavailable(
                boriss.ask(id -> new SendMessage(id, ahead, "m", "blind", null), SessionEvent.Failed.class)
            );
            assertUnavailable(boriss.ask(id -> new CatchUp(id, ahead, 0), SessionEvent.Failed.class));
            assertThat(anna.rest().get("/api/chats").status()).isEqualTo(503);
            assertThat(clara.rest().get("/api/chats").status()).isEqualTo(200);
            try (var annas = SocketClient.open(node, "anna")) {
                // She comes to a node that can read it in the end.
                assertUnavailable(annas.ask(id -> new Authenticate(id, anna.accessToken()), SessionEvent.Failed.class));
            }

            node.bean(MongoTemplate.class).getCollection("chat_events").deleteOne(new Document("_id", newer));
            send(boriss, ahead, "it can be read again");
            assertThat(anna.rest().get("/api/chats").status()).isEqualTo(200);
        }
    }

    @Test
    void neitherReadsNorReplacesASnapshotOfANewerShape() {
        var chat = anna.createGroup("Kept by a newer node", boris);
        var snapshots = node.bean(MongoTemplate.class).getCollection("chats");
        var newer = new Document("_id", chat.value()).append("shape", 1_000).append("seq", 1_000_000L);
        snapshots.replaceOne(new Document("_id", chat.value()), newer);

        try (var fresh = Node.start(); var annas = anna.on(fresh).connect()) {
            assertThat(fresh.bean(ChatLog.class).find(chat).orElseThrow().members()).containsOnlyKeys(
                anna.id(),
                boris.id()
            );
            var renamed = anna
                .on(fresh)
                .rest()
                .put("/api/chats/" + chat + "/profile", "{\"title\":\"Renamed\",\"description\":\"\"}");
            assertThat(renamed.status()).isLessThan(300);
            annas.expect(ChatEvent.ProfileChanged.class);
        }
        assertThat(snapshots.find(new Document("_id", chat.value())).first()).isEqualTo(newer);
    }

    /** @return its id */
    private String writeNewerEvent(ChatId chat) {
        long seq = node.bean(ChatLog.class).find(chat).orElseThrow().seq() + 1;
        var event = new Document("_id", chat + ":" + seq)
            .append("chat", chat.value())
            .append("seq", seq)
            .append("at", Date.from(Instant.EPOCH))
            .append("actor", anna.id().value())
            .append("key", chat + "/newer")
            .append("messages", 0L)
            .append("body", new Document("type", "poll.opened").append("question", "Which one?"));
        node.bean(MongoTemplate.class).getCollection("chat_events").insertOne(event);
        return event.getString("_id");
    }

    private static void send(SocketClient by, ChatId chat, String text) {
        by.ask(id -> new SendMessage(id, chat, text, text, null), ChatReply.MessageAccepted.class);
    }

    private static void assertUnavailable(SessionEvent.Failed failed) {
        assertThat(failed.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failed.retryable()).isTrue();
    }
}
