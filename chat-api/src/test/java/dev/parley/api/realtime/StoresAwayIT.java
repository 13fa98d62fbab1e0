package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.CancelCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import org.junit.jupiter.api.Test;

/** A store goes away and comes back; clients are told, stay connected, and lose nothing. */
class StoresAwayIT {

    @Test
    void messagesAreRefusedWhileMongoIsAwayAndAcceptedOnceWhenItIsBack() {
        try (var gated = Node.startGated()) {
            var anna = gated.node().newUser();
            var boris = Node.first().newUser();
            var chat = anna.createGroup("Weather", boris);
            try (var annas = anna.connect(); var boriss = boris.connect()) {
                gated.mongo().shut();
                var refused = annas.ask(id -> new SendMessage(id, chat, "m1", "one", null), SessionEvent.Failed.class);
                assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(refused.retryable()).isTrue();
                annas.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                assertThat(anna.rest().get("/api/chats").status()).isEqualTo(503);
                // A login that this node has not seen for a while: already the security filter needs MongoDB.
                var fresh = anna.rest().get("/api/me");
                assertThat(fresh.status()).isEqualTo(503);
                assertThat(fresh.code()).isEqualTo("UNAVAILABLE");
                gated.mongo().open();

                sendUntilAccepted(annas, chat, "m1", "one");
                sendUntilAccepted(annas, chat, "m2", "two");

                boriss.expect(ChatEvent.MessageSent.class, message -> message.text().equals("two"));
                assertThat(boriss.received(ChatEvent.MessageSent.class))
                    .extracting(ChatEvent.MessageSent::text)
                    .containsExactly("one", "two");
            }
        }
    }

    @Test
    void messagesGoOnWithoutRedisAndCallsComeBackWithIt() {
        // The other node does not audit: what arrives there has come by the bus.
        try (var gated = Node.startGated(); var other = Node.start("parley.realtime.audit-interval=1h")) {
            var anna = gated.node().newUser();
            var boris = other.newUser();
            var chat = ChatId.personal(anna.id(), boris.id());
            try (var annas = anna.connect(); var boriss = boris.connect()) {
                gated.redis().shut();
                sendUntilAccepted(annas, chat, "m1", "can you hear me");
                annas.expect(ChatEvent.MessageSent.class);
                try (var another = anna.connect()) {
                    another.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                }
                var refused = annas.ask(
                    id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE),
                    SessionEvent.Failed.class
                );
                assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                gated.redis().open();

                boriss.expect(ChatEvent.Created.class);
                boriss.expect(ChatEvent.MessageSent.class);
                startUntilRinging(annas, chat);
                assertThat(boriss.expect(CallEvent.Ringing.class).call().startedBy()).isEqualTo(Person.of(anna.id()));
            }
        }
    }

    @Test
    void whoComesWhileRedisIsAwayIsToldOfTheCallsOnceItIsBack() {
        try (var gated = Node.startGated("parley.realtime.audit-interval=200ms")) {
            var anna = gated.node().newUser();
            var boris = Node.first().newUser();
            var chat = ChatId.personal(anna.id(), boris.id());
            try (var boriss = boris.connect()) {
                var call = boriss
                    .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
                    .call();
                gated.redis().shut();
                try (var annas = SocketClient.open(gated.node(), "away"); var others = anna.connect()) {
                    assertThat(annas.authenticate(anna.accessToken()).calls()).isNull();
                    assertThat(annas.received(CallEvent.Listed.class)).isEmpty();
                    gated.redis().open();

                    var listed = annas.expect(CallEvent.Listed.class);
                    assertThat(listed.calls()).extracting(CallView::id).containsExactly(call.id());
                    assertThat(listed.calls().getFirst().ringsForMs()).isPositive();
                    boriss.ask(id -> new CancelCall(id, call.id()), SessionEvent.Done.class);
                    assertThat(annas.expect(CallEvent.Ended.class).callId()).isEqualTo(call.id());
                    assertThat(others.expect(CallEvent.Listed.class).calls()).hasSize(1);
                }
                try (var later = SocketClient.open(gated.node(), "back")) {
                    assertThat(later.authenticate(anna.accessToken()).calls()).isEmpty();
                }
            }
        }
    }

    /** What a client does with a retryable error; bounded by the client's own deadline for each try. */
    private static void sendUntilAccepted(SocketClient client, ChatId chat, String clientId, String text) {
        client.askUntil(id -> new SendMessage(id, chat, clientId, text, null), ChatReply.MessageAccepted.class);
    }

    private static void startUntilRinging(SocketClient client, ChatId chat) {
        client.askUntil(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class);
    }
}
