package dev.parley.api.chat;

import static dev.parley.api.chat.FileRequests.assertCode;
import static dev.parley.api.chat.FileRequests.jpeg;
import static dev.parley.api.chat.FileRequests.noise;
import static dev.parley.api.chat.FileRequests.send;
import static dev.parley.api.chat.FileRequests.upload;
import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The list of the files of a chat's messages. */
class SharedFilesIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Files", boris);

    @Test
    void listsTheFilesOfMessagesNewestFirstWithTheirMessages() throws IOException {
        var picture = upload(anna, chat, "one.jpg", jpeg(40, 30));
        var text = upload(anna, chat, "two.bin", noise(50));
        var late = upload(boris, chat, "three.bin", noise(60));
        upload(anna, chat, "not sent.bin", noise(70));
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long first = send(annas, chat, "c1", "look", picture, text);
            long second = send(boriss, chat, "c1", "", late);

            var page = list(boris, "");
            assertThat(ids(page)).containsExactly(late, text, picture);
            assertThat(page.path("next").isNull()).isTrue();
            assertThat(page.path("files").path(0).path("seq").asLong()).isEqualTo(second);
            assertThat(page.path("files").path(0).path("sender").asString()).isEqualTo(boris.id().value());
            assertThat(page.path("files").path(2).path("seq").asLong()).isEqualTo(first);
            assertThat(page.path("people")).hasSize(2);
            assertThat(ids(list(boris, "?kind=images"))).containsExactly(picture);
            assertThat(ids(list(boris, "?kind=files"))).containsExactly(late, text);
        }
    }

    @Test
    void comesInPagesWithoutGapsOrRepeats() {
        var sent = new ArrayList<AttachmentId>();
        try (var annas = anna.connect()) {
            for (int i = 0; i < 7; i++) {
                sent.addFirst(upload(anna, chat, i + ".bin", noise(10 + i)));
                send(annas, chat, "c" + i, "", sent.getFirst());
            }
        }
        var seen = new ArrayList<AttachmentId>();
        String next = "";
        do {
            var page = list(boris, "?limit=3" + next);
            assertThat(page.path("files").size()).isLessThanOrEqualTo(3);
            seen.addAll(ids(page));
            next = page.path("next").isNull() ? null : "&before=" + page.path("next").asString();
        } while (next != null);
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void leavesOutWhatWasDeleted() {
        var gone = upload(anna, chat, "gone.bin", noise(50));
        var kept = upload(anna, chat, "kept.bin", noise(60));
        try (var annas = anna.connect()) {
            long seq = send(annas, chat, "c1", "", gone);
            send(annas, chat, "c2", "", kept);
            annas.ask(r -> new DeleteMessage(r, chat, newClientId(), seq), SessionEvent.Done.class);
        }
        assertThat(ids(list(anna, ""))).containsExactly(kept);
    }

    @Test
    void isForMembersOnly() {
        var file = upload(anna, chat, "secret.bin", noise(50));
        try (var annas = anna.connect()) {
            send(annas, chat, "c1", "", file);
        }
        assertCode(stranger.rest().get(path("")), 404, "CHAT_NOT_FOUND");
        assertThat(new Rest(Node.first()).get(path("")).status()).isEqualTo(401);
        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
        assertCode(boris.rest().get(path("")), 404, "CHAT_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = { "?kind=songs", "?limit=0", "?limit=51", "?before=nothing" })
    void refusesWhatItDoesNotKnow(String query) {
        assertCode(anna.rest().get(path(query)), 400, "INVALID_REQUEST");
    }

    private JsonNode list(TestUser reader, String query) {
        var answer = reader.rest().get(path(query));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body();
    }

    private String path(String query) {
        return "/api/chats/" + chat + "/attachments" + query;
    }

    private static List<AttachmentId> ids(JsonNode page) {
        return page
            .path("files")
            .valueStream()
            .map(file -> new AttachmentId(file.path("attachment").path("id").asString()))
            .toList();
    }
}
