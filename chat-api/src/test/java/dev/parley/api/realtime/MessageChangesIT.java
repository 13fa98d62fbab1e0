package dev.parley.api.realtime;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetPin;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ReactionView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What one can do to a message; everyone sees it live, and history shows the message as it is. */
class MessageChangesIT {

    private static final long MESSAGE = 2;

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Changes", boris);
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();

    @AfterEach
    void disconnect() {
        annas.close();
        boriss.close();
    }

    @Test
    void anEditReachesEveryoneAndHistory() {
        send(annas, "helo", null);
        done(annas, id -> new EditMessage(id, chat, newClientId(), MESSAGE, "hello"));

        var edited = boriss.expect(ChatEvent.MessageEdited.class);
        assertThat(edited.target()).isEqualTo(MESSAGE);
        assertThat(edited.text()).isEqualTo("hello");
        var message = inHistory(boris);
        assertThat(message.path("text").asString()).isEqualTo("hello");
        assertThat(message.path("rev").asLong()).isEqualTo(edited.seq());
        assertThat(message.path("editedAt").isNull()).isFalse();
        assertThat(lastInList(boris).path("text").asString()).isEqualTo("hello");
        refused(boriss, id -> new EditMessage(id, chat, newClientId(), MESSAGE, "mine now"), ErrorCode.FORBIDDEN);
        refused(annas, id -> new EditMessage(id, chat, newClientId(), MESSAGE, " "), ErrorCode.MESSAGE_EMPTY);
        refused(annas, id -> new EditMessage(id, chat, newClientId(), 1, "no message"), ErrorCode.MESSAGE_NOT_FOUND);
        refused(annas, id -> new EditMessage(id, chat, newClientId(), 99, "none at all"), ErrorCode.MESSAGE_NOT_FOUND);
    }

    @Test
    void aDeletionTakesTheWordsOutOfTheWholeLog() {
        send(boriss, "secret one", null);
        done(boriss, id -> new EditMessage(id, chat, newClientId(), MESSAGE, "secret two"));
        done(annas, id -> new DeleteMessage(id, chat, newClientId(), MESSAGE));

        assertThat(boriss.expect(ChatEvent.MessageDeleted.class).actor()).isEqualTo(anna.id());
        assertThat(inHistory(boris).path("deleted").asBoolean()).isTrue();
        assertThat(
            anna
                .rest()
                .get("/api/chats/" + chat + "/events")
                .raw()
                .body()
        ).doesNotContain("secret");
        assertThat(lastInList(anna).path("deleted").asBoolean()).isTrue();
        refused(boriss, id -> new EditMessage(id, chat, newClientId(), MESSAGE, "back"), ErrorCode.MESSAGE_NOT_FOUND);
        refused(
            boriss,
            id -> new SetReaction(id, chat, newClientId(), MESSAGE, "👍", true),
            ErrorCode.MESSAGE_NOT_FOUND
        );
    }

    @Test
    void answersMessagesOnlyThatAreThere() {
        send(annas, "first", null);
        long answer = 3;
        send(annas, "an answer", MESSAGE);
        done(annas, id -> new DeleteMessage(id, chat, newClientId(), MESSAGE));
        for (long target : List.of(1L, MESSAGE, answer + 1, answer + 2, 99L, 0L, -1L)) {
            refused(
                annas,
                id -> new SendMessage(id, chat, newClientId(), "to nothing", target),
                ErrorCode.MESSAGE_NOT_FOUND
            );
        }
        send(annas, "to the answer", answer);
    }

    @Test
    void aMemberCannotDeleteWhatAnotherWrote() {
        send(annas, "mine", null);
        refused(boriss, id -> new DeleteMessage(id, chat, newClientId(), MESSAGE), ErrorCode.FORBIDDEN);
        refused(boriss, id -> new SetPin(id, chat, newClientId(), MESSAGE, true), ErrorCode.FORBIDDEN);
    }

    @Test
    void reactionsCountEachUserOnceAndCanBeTakenBack() {
        send(annas, "party?", null);
        done(boriss, id -> new SetReaction(id, chat, newClientId(), MESSAGE, "🎉", true));
        done(boriss, id -> new SetReaction(id, chat, newClientId(), MESSAGE, "🎉", true));
        done(annas, id -> new SetReaction(id, chat, newClientId(), MESSAGE, "🎉", true));
        done(annas, id -> new SetReaction(id, chat, newClientId(), MESSAGE, "👍🏽", true));
        done(annas, id -> new SetReaction(id, chat, newClientId(), MESSAGE, "👍🏽", false));

        boriss.expect(ChatEvent.ReactionChanged.class, changed -> !changed.on());
        assertThat(boriss.received(ChatEvent.ReactionChanged.class)).hasSize(4);
        var page = boriss.ask(id -> new CatchUp(id, chat, 1), ChatReply.Log.class);
        var message = (ChatEvent.MessageSent) page.events().getFirst();
        assertThat(message.reactions()).containsExactly(new ReactionView("🎉", List.of(boris.id(), anna.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "1", "👍👍", "<b>", "👍 " })
    void aReactionIsOneEmoji(String text) {
        send(annas, "hm", null);
        refused(boriss, id -> new SetReaction(id, chat, newClientId(), MESSAGE, text, true), ErrorCode.INVALID_REQUEST);
    }

    @Test
    void anAnswerNamesTheMessageItAnswers() {
        send(annas, "question", null);
        send(boriss, "answer", MESSAGE);
        assertThat(annas.expect(ChatEvent.MessageSent.class, sent -> sent.seq() == 3).replyTo()).isEqualTo(MESSAGE);
        refused(annas, id -> new SendMessage(id, chat, "future", "to the future", 99L), ErrorCode.MESSAGE_NOT_FOUND);
    }

    @Test
    void pinsStandInTheChat() {
        send(annas, "read this", null);
        done(annas, id -> new SetPin(id, chat, newClientId(), MESSAGE, true));
        assertThat(boriss.expect(ChatEvent.PinChanged.class).pinned()).isTrue();
        assertThat(pinned().values()).extracting(JsonNode::asLong).containsExactly(MESSAGE);
        done(annas, id -> new DeleteMessage(id, chat, newClientId(), MESSAGE));
        assertThat(pinned().isEmpty()).isTrue();
    }

    private void send(SocketClient client, String text, @Nullable Long replyTo) {
        client.ask(
            id -> new SendMessage(id, chat, "client-" + text.hashCode(), text, replyTo),
            ChatReply.MessageAccepted.class
        );
    }

    private static void done(SocketClient client, Function<String, ClientFrame> command) {
        client.ask(command, SessionEvent.Done.class);
    }

    private static void refused(SocketClient client, Function<String, ClientFrame> command, ErrorCode code) {
        assertThat(client.ask(command, SessionEvent.Failed.class).code()).isEqualTo(code);
    }

    private JsonNode inHistory(TestUser reader) {
        return reader
            .rest()
            .get("/api/chats/" + chat + "/events")
            .body()
            .path("events")
            .path((int) MESSAGE - 1);
    }

    private JsonNode lastInList(TestUser reader) {
        return reader.rest().get("/api/chats").body().path("chats").path(0).path("last");
    }

    private JsonNode pinned() {
        return anna
            .rest()
            .get("/api/chats/" + chat)
            .body()
            .path("pinned");
    }
}
