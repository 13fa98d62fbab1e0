package dev.parley.api.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.PresenceCommand.StartTyping;
import dev.parley.api.protocol.PresenceCommand.WatchChats;
import dev.parley.api.protocol.PresenceEvent.ChatsWatched;
import dev.parley.api.protocol.PresenceEvent.TypingChanged;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.bus.NodeMessage;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who types, as the others in a chat see it, over two nodes. */
class TypingIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser carol = Node.second().newUser();

    @Test
    void tellsThoseWhoShowTheChatUntilTheMessageComes() {
        var chat = anna.createGroup("Team", boris, carol);
        try (var annas = anna.connect(); var boriss = boris.connect(); var carols = carol.connect()) {
            show(annas, chat);
            show(boriss, chat);
            type(boriss, chat);
            var typing = annas.expect(TypingChanged.class);
            assertThat(typing.userIds()).containsExactly(boris.id());
            assertThat(typing.lastsMs()).isBetween(1L, TypingFeed.LASTS.toMillis());
            type(carols, chat);
            assertThat(annas.expect(TypingChanged.class).userIds()).containsExactlyInAnyOrder(boris.id(), carol.id());

            boriss.ask(id -> new SendMessage(id, chat, "c1", "done", null), ChatReply.MessageAccepted.class);
            assertThat(annas.expect(TypingChanged.class).userIds()).containsExactly(carol.id());

            // Never oneself, and nobody who does not look.
            assertThat(boriss.received(TypingChanged.class)).flatMap(TypingChanged::userIds).doesNotContain(boris.id());
            assertThat(carols.received(TypingChanged.class)).isEmpty();

            // Who begins to look learns of it at once.
            try (var other = anna.on(Node.second()).connect()) {
                show(other, chat);
                assertThat(other.expect(TypingChanged.class).userIds()).containsExactly(carol.id());
            }
        }
    }

    @Test
    void tellsNothingWhereOneHasBlockedTheOther() {
        var chat = anna.createGroup("Team", boris, carol);
        assertThat(
            anna
                .rest()
                .put("/api/me/blocks/" + boris.id(), "")
                .status()
        ).isEqualTo(204);
        try (var annas = anna.connect(); var boriss = boris.connect(); var carols = carol.connect()) {
            show(annas, chat);
            show(carols, chat);
            type(boriss, chat);
            carols.expect(TypingChanged.class, typing -> typing.userIds().contains(boris.id()));
            type(carols, chat);
            assertThat(annas.expect(TypingChanged.class).userIds()).containsExactly(carol.id());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void endsAtOnceWhereOneBlocksTheOther(boolean byTheOneWhoTypes) {
        var chat = anna.createGroup("Team", boris, carol);
        try (var annas = anna.connect(); var boriss = boris.connect(); var carols = carol.connect()) {
            show(annas, chat);
            show(carols, chat);
            type(boriss, chat);
            annas.expect(TypingChanged.class, typing -> typing.userIds().contains(boris.id()));
            carols.expect(TypingChanged.class, typing -> typing.userIds().contains(boris.id()));

            var blocker = byTheOneWhoTypes ? boris : anna;
            var blocked = byTheOneWhoTypes ? anna : boris;
            blocker.rest().put("/api/me/blocks/" + blocked.id(), "");

            // Told so, and not left to end by itself; to the others nothing has happened.
            var ended = annas.expect(TypingChanged.class, typing -> typing.userIds().isEmpty());
            assertThat(ended.lastsMs()).isZero();
            type(carols, chat);
            assertThat(annas.expect(TypingChanged.class).userIds()).containsExactly(carol.id());
            try (var other = anna.on(Node.second()).connect()) {
                show(other, chat);
                assertThat(other.expect(TypingChanged.class).userIds()).containsExactly(carol.id());
            }
            assertThat(carols.received(TypingChanged.class)).noneMatch(typing -> typing.userIds().isEmpty());
        }
    }

    /** Clients let what they were told end by itself, so they are told again. */
    @Test
    void tellsAgainOfOneWhoTypesOn() {
        var chat = anna.createGroup("Team", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            show(annas, chat);
            for (int i = 0; i < 3; i++) {
                type(boriss, chat);
                assertThat(annas.expect(TypingChanged.class).userIds()).containsExactly(boris.id());
            }
        }
    }

    @Test
    void tellsNothingOfWhatWaitedForTooLong() {
        var chat = anna.createGroup("Team", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            show(annas, chat);
            var feed = Node.first().bean(TypingFeed.class);
            feed.typed(new NodeMessage.Typed(chat, boris.id(), Set.of(), Node.first().clock().instant()));
            boriss.ask(id -> new SendMessage(id, chat, "c1", "typed long ago", null), ChatReply.MessageAccepted.class);
            annas.expect(ChatEvent.MessageSent.class);
            assertThat(annas.received(TypingChanged.class)).isEmpty();
        }
    }

    @Test
    void endsByItselfAfterSixSeconds() {
        try (var node = Node.start()) {
            var chat = anna.createGroup("Team", boris);
            try (var annas = anna.on(node).connect(); var boriss = boris.connect()) {
                show(annas, chat);
                type(boriss, chat);
                annas.expect(TypingChanged.class, typing -> typing.userIds().contains(boris.id()));
                node.clock().advance(Duration.ofSeconds(7));
                annas.expect(TypingChanged.class, typing -> typing.userIds().isEmpty());
            }
        }
    }

    @Test
    void tellsNothingToARemovedMemberAndTakesNothingFromOne() {
        var chat = anna.createGroup("Team", boris, carol);
        try (var annas = anna.connect(); var boriss = boris.connect(); var carols = carol.connect()) {
            show(annas, chat);
            show(boriss, chat);
            type(boriss, chat);
            annas.expect(TypingChanged.class, typing -> typing.userIds().contains(boris.id()));

            anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());
            boriss.expect(ChatEvent.MemberRemoved.class);
            annas.expect(TypingChanged.class, typing -> typing.userIds().isEmpty());

            assertThat(boriss.ask(id -> new StartTyping(id, chat), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.CHAT_NOT_FOUND
            );
            type(carols, chat);
            annas.expect(TypingChanged.class, typing -> typing.userIds().contains(carol.id()));
            show(boriss, chat);
            assertThat(boriss.received(TypingChanged.class)).flatMap(TypingChanged::userIds).doesNotContain(carol.id());
        }
    }

    @Test
    void isForThoseWhoMayPostAndNotForCrowds() {
        var channel = anna.createChannel("News", boris);
        var members = IntStream.range(0, 100).mapToObj(_ -> Node.first().newUser());
        var crowd = anna.createChannel("Crowd", Stream.concat(members, Stream.of(boris)).toArray(TestUser[]::new));
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            assertThat(boriss.ask(id -> new StartTyping(id, channel), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.FORBIDDEN
            );
            boriss.ask(id -> new WatchChats(id, List.of(channel, crowd), null), ChatsWatched.class);
            type(annas, crowd);
            type(annas, channel);
            boriss.expect(TypingChanged.class);
            assertThat(boriss.received(TypingChanged.class)).extracting(TypingChanged::chatId).containsOnly(channel);
        }
    }

    @Test
    void isBoundedForAConnection() {
        var chat = anna.createGroup("Team", boris);
        try (var annas = anna.connect()) {
            for (int i = 0; i < 20; i++) {
                annas.sendText("{\"type\":\"typing.start\",\"id\":\"x\",\"chatId\":\"" + chat + "\"}");
            }
            assertThat(annas.expect(SessionEvent.Failed.class).code()).isEqualTo(ErrorCode.RATE_LIMITED);
        }
    }

    private static void show(SocketClient client, ChatId chat) {
        client.ask(id -> new WatchChats(id, List.of(chat), null), ChatsWatched.class);
    }

    private static void type(SocketClient client, ChatId chat) {
        client.ask(id -> new StartTyping(id, chat), SessionEvent.Done.class);
    }
}
