package dev.parley.api.chat;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.PresenceCommand.WatchChats;
import dev.parley.api.protocol.PresenceEvent.ChatsWatched;
import dev.parley.api.protocol.PresenceEvent.MarkersSeen;
import dev.parley.api.protocol.PresenceEvent.SeenMarker;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.member.Groups;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who has read a message. */
class ReadersIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser carol = Node.second().newUser();

    @Test
    void countsThoseWhoHaveReadSoFarWithoutTheSender() {
        var chat = anna.createGroup("Team", boris, carol);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long first = send(annas, chat, "one");
            long second = send(annas, chat, "two");
            assertThat(readers(anna, chat, second).body().path("count").asInt()).isZero();
            read(boriss, chat, first);
            assertThat(names(readers(anna, chat, first))).containsExactly(boris.username());
            assertThat(names(readers(anna, chat, second))).isEmpty();
            read(boriss, chat, second);
            assertThat(names(readers(carol, chat, second))).containsExactly(boris.username());
        }
    }

    @Test
    void tellsThoseWhoHaveTheChatOpenThatOthersHaveReadOn() {
        var chat = anna.createGroup("Team", boris, carol);
        try (var annas = anna.connect(); var boriss = boris.connect(); var carols = carol.connect()) {
            long first = send(annas, chat, "one");
            read(boriss, chat, first);
            carols.ask(id -> new WatchChats(id, List.of(chat), null), ChatsWatched.class);
            assertThat(open(annas, chat).markers()).containsExactly(new SeenMarker(boris.id(), first));

            long second = send(annas, chat, "two");
            read(boriss, chat, second);
            annas.expect(MarkersSeen.class, seen -> seen.markers().contains(new SeenMarker(boris.id(), second)));
            assertThat(annas.received(MarkersSeen.class))
                .flatMap(MarkersSeen::markers)
                .extracting(SeenMarker::userId)
                .doesNotContain(anna.id());
            assertThat(carols.received(MarkersSeen.class)).isEmpty();
        }
    }

    @Test
    void tellsARemovedMemberNothing() {
        var chat = anna.createGroup("Team", boris, carol);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long first = send(annas, chat, "one");
            open(annas, chat);
            open(boriss, chat);
            anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
            boriss.expect(ChatEvent.MemberRemoved.class);
            assertThat(open(boriss, chat).markers()).isEmpty();
            assertThat(readers(boris, chat, first).code()).isEqualTo("CHAT_NOT_FOUND");
            try (var carols = carol.connect()) {
                read(carols, chat, first);
                annas.expect(MarkersSeen.class, seen -> seen.markers().contains(new SeenMarker(carol.id(), first)));
            }
            assertThat(boriss.received(MarkersSeen.class))
                .flatMap(MarkersSeen::markers)
                .extracting(SeenMarker::userId)
                .doesNotContain(carol.id());
        }
    }

    @Test
    void refusesWhatIsNoMessageAndStrangers() {
        var chat = anna.createGroup("Team", boris);
        try (var annas = anna.connect()) {
            long seq = send(annas, chat, "one");
            assertThat(readers(carol, chat, seq).code()).isEqualTo("CHAT_NOT_FOUND");
            assertThat(readers(anna, chat, 1).code()).isEqualTo("MESSAGE_NOT_FOUND");
            assertThat(readers(anna, chat, 99).code()).isEqualTo("MESSAGE_NOT_FOUND");
            assertThat(readers(anna, chat, 0).code()).isEqualTo("INVALID_REQUEST");
            assertThat(readers(anna, chat, -1).code()).isEqualTo("INVALID_REQUEST");
            assertThat(page(anna, chat, seq, "../x").code()).isEqualTo("INVALID_REQUEST");
            annas.ask(id -> new DeleteMessage(id, chat, newClientId(), seq), SessionEvent.Done.class);
            assertThat(readers(anna, chat, seq).code()).isEqualTo("MESSAGE_NOT_FOUND");
        }
    }

    @Test
    void isExactInPagesWithAThousandMembers() {
        var crowd = crowd(999);
        var chat = Node.first()
            .bean(Groups.class)
            .create(anna.intent(), ChatType.CHANNEL, "Crowd", "", crowd)
            .chat()
            .id();
        try (var annas = anna.connect()) {
            long seq = send(annas, chat, "for all");
            var inboxes = Node.second().bean(Inboxes.class);
            var readers = crowd.subList(0, 123);
            readers.forEach(userId -> inboxes.advance(userId, chat, new ReadMarker(seq, 1, 0)));

            var found = new ArrayList<String>();
            int pages = 0;
            for (String cursor = ""; cursor != null && pages < 10; pages++) {
                var page = page(anna, chat, seq, cursor).body();
                assertThat(page.path("count").asInt()).isEqualTo(123);
                page.path("users").forEach(user -> found.add(user.path("id").asString()));
                cursor = page.path("next").isNull() ? null : page.path("next").asString();
            }
            assertThat(pages).isEqualTo(3);
            assertThat(found)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(readers.stream().map(UserId::value).toList());
            // Too many to be told of each.
            assertThat(open(annas, chat).markers()).isEmpty();
        }
    }

    private static List<UserId> crowd(int size) {
        var users = Node.first().bean(Users.class);
        var ids = Node.first().bean(IdGenerator.class);
        return IntStream.range(0, size)
            .mapToObj(i -> {
                var id = new UserId(ids.next());
                users.add(new User(id, "crowd-" + id.value().substring(10), "Crowd " + i, Instant.EPOCH), "-");
                return id;
            })
            .toList();
    }

    private static ChatsWatched open(SocketClient client, ChatId chat) {
        return client.ask(id -> new WatchChats(id, List.of(), chat), ChatsWatched.class);
    }

    private static long send(SocketClient client, ChatId chat, String text) {
        return client.ask(id -> new SendMessage(id, chat, text, text, null), ChatReply.MessageAccepted.class).seq();
    }

    private static void read(SocketClient client, ChatId chat, long seq) {
        client.ask(id -> new MoveReadMarker(id, chat, seq), SessionEvent.Done.class);
    }

    private static Rest.Answer readers(TestUser user, ChatId chat, long seq) {
        return user.rest().get("/api/chats/" + chat + "/messages/" + seq + "/readers");
    }

    private static Rest.Answer page(TestUser user, ChatId chat, long seq, String cursor) {
        String query = cursor.isEmpty() ? "" : "?cursor=" + cursor;
        return user.rest().get("/api/chats/" + chat + "/messages/" + seq + "/readers" + query);
    }

    private static List<String> names(Rest.Answer page) {
        return page
            .body()
            .path("users")
            .values()
            .stream()
            .map(user -> user.path("username").asString())
            .toList();
    }
}
