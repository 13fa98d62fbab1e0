package dev.parley.api.realtime;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.MentionView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a message mentions, and which mentions are unread. */
class MentionsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.first().newUser();
    private final ChatId chat = anna.createGroup("Mentions", boris);
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();

    @AfterEach
    void disconnect() {
        annas.close();
        boriss.close();
    }

    @Test
    void namesMembersByTheirIdsAndLeavesTheRestText() {
        String text = "Dear @" + boris.username().toUpperCase() + ". @" + stranger.username() + " @nobody-at-all x@all";
        send(annas, text);
        assertThat(boriss.expect(ChatEvent.MessageSent.class).mentions()).containsExactly(
            new MentionView(boris.id(), 5, boris.username().length() + 1)
        );
    }

    @Test
    void countsOnEveryNodeWhatIsUnread() {
        send(annas, "nobody");
        long first = send(annas, "@" + boris.username());
        long second = send(annas, "@all, and @" + boris.username() + " again");
        assertThat(unread(boris)).containsExactly(first, second);
        assertThat(unread(boris.on(Node.first()))).containsExactly(first, second);
        assertThat(unread(anna)).isEmpty();

        boriss.ask(id -> new MoveReadMarker(id, chat, first), SessionEvent.Done.class);
        assertThat(unread(boris)).containsExactly(second);
        assertThat(unread(boris.on(Node.first()))).containsExactly(second);
        boriss.ask(id -> new MoveReadMarker(id, chat, second), SessionEvent.Done.class);
        assertThat(unread(boris)).isEmpty();
    }

    @Test
    void followsEditsAndDeletions() {
        long first = send(annas, "@" + boris.username());
        long second = send(annas, "not yet");
        long third = send(annas, "@all");
        annas.ask(id -> new EditMessage(id, chat, newClientId(), first, "nobody after all"), SessionEvent.Done.class);
        annas.ask(
            id -> new EditMessage(id, chat, newClientId(), second, "now @" + boris.username()),
            SessionEvent.Done.class
        );
        annas.ask(id -> new DeleteMessage(id, chat, newClientId(), third), SessionEvent.Done.class);

        assertThat(
            boriss.expect(ChatEvent.MessageEdited.class, edited -> edited.target() == second).mentions()
        ).hasSize(1);
        assertThat(unread(boris)).containsExactly(second);
    }

    @Test
    void mentioningAllWithoutTheRightIsText() {
        var channel = anna.createChannel("News", boris);
        var opened = anna.rest().put(
            "/api/chats/" + channel + "/rules",
            """
            {"posting": "everyone", "adding": "admins", "calling": "admins", "slowModeSeconds": 0}"""
        );
        assertThat(opened.status()).isEqualTo(204);
        boriss.ask(id -> new SendMessage(id, channel, "c", "@all", null), ChatReply.MessageAccepted.class);
        assertThat(annas.expect(ChatEvent.MessageSent.class).mentions()).isEmpty();

        annas.ask(id -> new SendMessage(id, channel, "c", "@all", null), ChatReply.MessageAccepted.class);
        var sent = boriss.expect(ChatEvent.MessageSent.class, message -> message.actor().equals(anna.id()));
        assertThat(sent.mentions()).containsExactly(new MentionView(null, 0, 4));
    }

    @Test
    void whoComesLaterIsNotMentionedByWhatWasBefore() {
        send(annas, "@all");
        anna.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + stranger.id() + "\"]}");
        assertThat(unread(stranger)).isEmpty();
        long later = send(annas, "@all");
        assertThat(unread(stranger)).containsExactly(later);
    }

    @Test
    void writersOnTwoNodesLoseNoMention() {
        var annasToo = anna.on(Node.second()).connect();
        try (annasToo) {
            var seqs = IntStream.range(0, 20)
                .mapToObj(i -> i)
                .parallel()
                .map(i -> send(i % 2 == 0 ? annas : annasToo, "@" + boris.username() + " " + i))
                .toList();
            assertThat(unread(boris)).containsExactlyInAnyOrderElementsOf(seqs);
        }
    }

    @Test
    void givesTheNewestHundredOfMore() {
        long last = 0;
        for (int i = 0; i < 105; i++) {
            last = send(annas, "@" + boris.username() + " " + i);
        }
        var newest = LongStream.rangeClosed(last - 99, last)
            .boxed()
            .toList();
        assertThat(unread(boris)).containsExactlyElementsOf(newest);
    }

    @ParameterizedTest
    @ValueSource(strings = { "mail me@all.org", "@@all", "@al", "@allé", "all", "@ all" })
    void whatOnlyLooksLikeOneIsText(String text) {
        send(annas, text);
        assertThat(boriss.expect(ChatEvent.MessageSent.class).mentions()).isEmpty();
    }

    @Test
    void aMessageHasAtMostFiftyMentions() {
        send(annas, "@all ".repeat(1_000));
        assertThat(boriss.expect(ChatEvent.MessageSent.class).mentions()).hasSize(50);
    }

    @Test
    void nobodyMayBeCalledAll() {
        var refused = anna.rest().post(
            "/api/auth/register",
            """
            {"username": "All", "displayName": "All", "password": "correct horse battery"}"""
        );
        assertThat(refused.code()).isEqualTo("INVALID_REQUEST");
    }

    private long send(SocketClient client, String text) {
        return client
            .ask(
                id -> new SendMessage(id, chat, "client-" + System.nanoTime(), text, null),
                ChatReply.MessageAccepted.class
            )
            .seq();
    }

    private List<Long> unread(TestUser reader) {
        var inList = reader.rest().get("/api/chats").body().path("chats");
        for (var summary : inList.values()) {
            if (summary.path("id").asString().equals(chat.value())) {
                return summary
                    .path("mentions")
                    .values()
                    .stream()
                    .map(seq -> seq.asLong())
                    .toList();
            }
        }
        throw new AssertionError("no such chat: " + inList);
    }
}
