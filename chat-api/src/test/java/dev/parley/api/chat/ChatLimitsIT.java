package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply.MessageAccepted;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** In how many groups and channels one may be, over two nodes. */
class ChatLimitsIT {

    private static final Node HERE = Node.start("parley.chats.max-chats-per-user=3");
    private static final Node THERE = Node.start("parley.chats.max-chats-per-user=3");

    private final TestUser anna = HERE.newUser();
    private final TestUser boris = THERE.newUser();

    @AfterAll
    static void stop() {
        HERE.close();
        THERE.close();
    }

    @Test
    void ofManyCreatedAtOnceOnTwoNodesNoMoreThanTheLimit() {
        var there = anna.on(THERE);
        var rush = new Rush();
        for (int i = 0; i < 5; i++) {
            rush.add(() -> create(anna));
            rush.add(() -> create(there));
        }
        var answers = rush.run();
        assertThat(answers)
            .filteredOn(answer -> answer.status() == 201)
            .hasSize(3);
        assertThat(answers)
            .filteredOn(answer -> answer.status() != 201)
            .allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.code()).isEqualTo("CHAT_LIMIT_REACHED");
                assertThat(answer.body().path("details").path("limit").asInt()).isEqualTo(3);
                assertThat(answer.body().path("details").path("userId").asString()).isEqualTo(anna.id().value());
            });
        assertThat(anna.rest().get("/api/chats").body().path("chats").size()).isEqualTo(3);
    }

    @Test
    void leavingAndDeletingMakesRoomAndPersonalChatsDoNotCount() {
        var deleted = anna.createGroup("One");
        var left = boris.createGroup("Two", anna);
        anna.createChannel("Three");
        assertThat(create(anna).code()).isEqualTo("CHAT_LIMIT_REACHED");

        assertThat(
            anna
                .rest()
                .delete("/api/chats/" + deleted)
                .status()
        ).isEqualTo(204);
        anna.createGroup("Four");
        assertThat(create(anna).code()).isEqualTo("CHAT_LIMIT_REACHED");
        assertThat(
            anna
                .rest()
                .post("/api/chats/" + left + "/leave", "")
                .status()
        ).isEqualTo(204);
        anna.createGroup("Five");

        var personal = ChatId.personal(anna.id(), boris.id());
        try (var annas = anna.connect()) {
            annas.ask(id -> new SendMessage(id, personal, "c1", "hello", null), MessageAccepted.class);
        }
    }

    @Test
    void whoIsInTooManyCanNeitherBeAddedNorComeIn() {
        var other = HERE.newUser();
        for (int i = 0; i < 3; i++) {
            anna.createGroup("Own " + i);
        }
        var group = boris.createGroup("Others");
        var added = boris
            .rest()
            .post(
                "/api/chats/" + group + "/members",
                "{\"userIds\": [\"%s\", \"%s\"]}".formatted(other.id(), anna.id())
            );
        assertThat(added.code()).isEqualTo("CHAT_LIMIT_REACHED");
        // All or none, and who was not added has nothing of it.
        assertThat(
            boris
                .rest()
                .get("/api/chats/" + group)
                .body()
                .path("members")
                .size()
        ).isEqualTo(1);
        assertThat(other.rest().get("/api/chats").body().path("chats")).isEmpty();
        for (int i = 0; i < 3; i++) {
            other.createGroup("Own " + i);
        }

        var handle = "limits" + anna.id().value().substring(16);
        assertThat(
            boris
                .rest()
                .put("/api/chats/" + group + "/handle", "{\"handle\": \"%s\"}".formatted(handle))
                .status()
        ).isEqualTo(204);
        assertThat(
            anna
                .rest()
                .post("/api/discover/" + handle + "/join", "")
                .code()
        ).isEqualTo("CHAT_LIMIT_REACHED");
    }

    private static Rest.Answer create(TestUser user) {
        return user
            .rest()
            .post("/api/chats", "{\"type\": \"group\", \"title\": \"More\", \"description\": \"\", \"memberIds\": []}");
    }
}
