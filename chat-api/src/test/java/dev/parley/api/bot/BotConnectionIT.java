package dev.parley.api.bot;

import static dev.parley.api.testing.SocketClient.newClientId;
import static dev.parley.chat.apikey.ApiScope.READ_CHATS;
import static dev.parley.chat.apikey.ApiScope.RECEIVE_MENTIONS;
import static dev.parley.chat.apikey.ApiScope.RECEIVE_MESSAGES;
import static dev.parley.chat.apikey.ApiScope.SEND_MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.RingOthers;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestBot;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bot gets and does over the socket. */
class BotConnectionIT {

    private static final Node NODE = Node.first();

    private final TestUser anna = NODE.newUser();
    private final TestUser boris = NODE.newUser();
    private final ChatId chat = anna.createGroup("Builds", boris);
    private final TestBot bot = TestBot.of(NODE, anna).in(chat);

    @Test
    void getsAllMessagesAndAnswers() {
        try (var program = bot.connect(Node.second(), RECEIVE_MESSAGES, SEND_MESSAGES); var person = boris.connect()) {
            long asked = send(person, chat, "How are the builds?");
            program.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("How are the builds?"));
            program.ask(
                id -> new SendMessage(id, chat, newClientId(), "Green", asked),
                ChatReply.MessageAccepted.class
            );
            var answer = person.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("Green"));
            assertThat(answer.actor()).isEqualTo(bot.id());
            assertThat(answer.replyTo()).isEqualTo(asked);
        }
    }

    @Test
    void getsWhatIsSaidToItAndNothingElse() {
        try (var program = bot.connect(RECEIVE_MENTIONS); var person = boris.connect()) {
            person.ask(id -> new PresenceCommand.StartTyping(id, chat), SessionEvent.Done.class);
            send(person, chat, "Nothing for bots");
            send(person, chat, "@" + bot.username() + " come");
            program.expect(ChatEvent.MessageSent.class, sent -> sent.text().endsWith(" come"));
            assertThat(texts(program)).containsExactly("@" + bot.username() + " come");
            assertThat(program.received(ServerFrame.class)).allMatch(
                frame -> frame instanceof ChatEvent || frame instanceof SessionEvent.Ready
            );
        }
    }

    @Test
    void getsNothingMoreOfAChatFromWhichItWasRemoved() {
        var other = anna.createGroup("Others");
        bot.in(other);
        try (var program = bot.connect(RECEIVE_MESSAGES, SEND_MESSAGES, READ_CHATS); var person = anna.connect()) {
            send(person, chat, "First");
            program.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("First"));
            assertThat(
                anna
                    .rest()
                    .delete("/api/chats/" + chat + "/members/" + bot.id())
                    .status()
            ).isEqualTo(204);
            program.expect(ChatEvent.MemberRemoved.class);
            send(person, chat, "Without the bot");
            send(person, other, "Last");
            program.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("Last"));
            assertThat(texts(program)).containsExactly("First", "Last");
            var failed = program.ask(
                id -> new SendMessage(id, chat, newClientId(), "I am here", null),
                SessionEvent.Failed.class
            );
            assertThat(failed.code()).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
        }
    }

    @Test
    void beginsNoPersonalChatButAnswersInOne() {
        var pair = ChatId.personal(bot.id(), boris.id());
        try (var program = bot.connect(RECEIVE_MENTIONS, SEND_MESSAGES); var person = boris.connect()) {
            var failed = program.ask(
                id -> new SendMessage(id, pair, newClientId(), "Buy this", null),
                SessionEvent.Failed.class
            );
            assertThat(failed.code()).isEqualTo(ErrorCode.FORBIDDEN);
            send(person, pair, "Hello");
            program.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("Hello"));
            send(program, pair, "Hello yourself");
            person.expect(ChatEvent.MessageSent.class, sent -> sent.text().equals("Hello yourself"));
        }
    }

    @Test
    void isNotCalled() {
        var pair = ChatId.personal(bot.id(), boris.id());
        try (var person = boris.connect()) {
            send(person, pair, "Hello");
            var failed = person.ask(
                id -> new StartCall(id, CallPlace.of(pair), CallKind.VOICE),
                SessionEvent.Failed.class
            );
            assertThat(failed.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        }
    }

    @Test
    void isNotRungIntoACall() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            for (ChatId place : List.of(chat, ChatId.personal(anna.id(), boris.id()))) {
                var call = annas
                    .ask(id -> new StartCall(id, CallPlace.of(place), CallKind.VOICE), CallEvent.Started.class)
                    .call();
                boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
                var refused = boriss.ask(
                    id -> new RingOthers(id, call.id(), List.of(Person.of(bot.id()))),
                    SessionEvent.Failed.class
                );
                assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                boriss.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);
                annas.expect(CallEvent.Ended.class);
            }
        }
    }

    @Test
    void isCutOffOnEveryNodeWhenItsKeyIsRevoked() {
        try (var here = SocketClient.open(NODE, "here"); var there = SocketClient.open(Node.second(), "there")) {
            String key = bot.key(RECEIVE_MESSAGES);
            here.authenticate(key);
            there.authenticate(key);
            NODE.bean(ApiKeys.class).revokeAll(bot.id());
            assertThat(here.expectClose()).isEqualTo(4403);
            assertThat(there.expectClose()).isEqualTo(4403);
        }
    }

    @Test
    void isCutOffWhenItIsDeleted() {
        try (var program = bot.connect(RECEIVE_MESSAGES)) {
            anna.rest().delete("/api/me/bots/" + bot.id());
            assertThat(program.expectClose()).isEqualTo(4403);
        }
    }

    @Test
    void thatPostsInALoopIsToldWhenToGoOn() {
        try (
            var node = Node.start("parley.limits.enabled=true", "parley.limits.rates.bot-messages-in-chat.permits=2")
        ) {
            var user = node.newUser();
            var group = user.createGroup("Loop");
            try (var program = TestBot.of(node, user).in(group).connect(RECEIVE_MENTIONS, SEND_MESSAGES)) {
                send(program, group, "One");
                send(program, group, "Two");
                var failed = program.ask(
                    id -> new SendMessage(id, group, newClientId(), "Three", null),
                    SessionEvent.Failed.class
                );
                assertThat(failed.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                assertThat(failed.retryable()).isTrue();
                assertThat(failed.details()).containsKey("retryAfterMs");
            }
        }
    }

    private static long send(SocketClient from, ChatId to, String text) {
        return from
            .ask(id -> new SendMessage(id, to, newClientId(), text, null), ChatReply.MessageAccepted.class)
            .seq();
    }

    private static List<String> texts(SocketClient client) {
        return client.received(ChatEvent.MessageSent.class).stream().map(ChatEvent.MessageSent::text).toList();
    }
}
