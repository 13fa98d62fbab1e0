package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.DeclineCall;
import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallEvent.ChatCallChanged;
import dev.parley.api.protocol.CallEvent.ChatCallEnded;
import dev.parley.api.protocol.CallEvent.ChatCallsListed;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.log.ChatId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** All members of a group see the call that goes on there, on whichever node they are. */
class ChatCallsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser clara = Node.second().newUser();
    private final ChatId group = anna.createGroup("Planning", boris, clara);

    @Test
    void whoHasDeclinedSeesTheCallGoOnJoinsAndSeesItEnd() {
        try (var annas = anna.connect(); var boriss = boris.connect(); var claras = clara.connect()) {
            var call = start(annas, group);
            var begun = boriss.expect(ChatCallChanged.class).call();
            assertThat(begun.chatId()).isEqualTo(group);
            assertThat(begun.people()).containsExactly(Person.of(anna.id()));
            boriss.ask(id -> new DeclineCall(id, call.id()), SessionEvent.Done.class);

            claras.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            assertThat(boriss.expect(ChatCallChanged.class).call().count()).isEqualTo(2);
            boriss.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            assertThat(
                annas
                    .expect(ChatCallChanged.class, changed -> changed.call().count() == 3)
                    .call()
                    .people()
            ).containsExactly(Person.of(anna.id()), Person.of(clara.id()), Person.of(boris.id()));

            annas.ask(id -> new EndCall(id, call.id()), SessionEvent.Done.class);
            assertThat(boriss.expect(ChatCallEnded.class)).isEqualTo(new ChatCallEnded(group, call.id()));
            claras.expect(ChatCallEnded.class);
        }
    }

    @Test
    void whoConnectsIsToldOfTheCallsInTheirChatsOnly() {
        var other = boris.createGroup("Others", clara);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var call = start(annas, group);
            start(boriss, other);

            try (
                var late = SocketClient.open(Node.second(), "late");
                var phone = SocketClient.open(Node.first(), "phone")
            ) {
                assertThat(late.authenticate(clara.accessToken()).chatCalls())
                    .extracting(ChatCallView::chatId)
                    .containsExactlyInAnyOrder(group, other);
                assertThat(phone.authenticate(anna.accessToken()).chatCalls())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.id()).isEqualTo(call.id()));
            }
            assertThat(annas.received(ChatCallChanged.class)).allMatch(changed ->
                changed.call().chatId().equals(group)
            );
        }
    }

    @Test
    void whoIsAddedSeesTheCallAndWhoIsRemovedIsToldNothingMore() {
        var dora = Node.second().newUser();
        try (var annas = anna.connect(); var doras = dora.connect(); var boriss = boris.connect()) {
            var call = start(annas, group);
            boriss.expect(ChatCallChanged.class);
            anna.rest().post("/api/chats/" + group + "/members", "{\"userIds\": [\"" + dora.id() + "\"]}");
            assertThat(doras.expect(ChatCallChanged.class).call().id()).isEqualTo(call.id());
            doras.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            boriss.expect(ChatCallChanged.class, changed -> changed.call().count() == 2);

            assertThat(
                anna
                    .rest()
                    .delete("/api/chats/" + group + "/members/" + dora.id())
                    .status()
            ).isEqualTo(204);
            doras.expect(ChatEvent.MemberRemoved.class);
            int seen = doras.received(ChatCallChanged.class).size() + doras.received(ChatCallEnded.class).size();
            boriss.expect(ChatCallEnded.class);
            doras.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
            assertThat(
                doras.received(ChatCallChanged.class).size() + doras.received(ChatCallEnded.class).size()
            ).isEqualTo(seen);
        }
    }

    @Test
    void aPersonalChatHasNone() {
        var chat = ChatId.personal(anna.id(), boris.id());
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var call = start(annas, chat);
            boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            annas.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);
            boriss.expect(CallEvent.Ended.class);
            assertThat(boriss.received(ChatCallChanged.class)).isEmpty();
            assertThat(boriss.received(ChatCallEnded.class)).isEmpty();
        }
    }

    @Test
    void findsWhatNobodyAnnouncedAndWhatANodeTookAlongWhenItDied() {
        try (var boriss = boris.connect()) {
            var silent = Node.start();
            silent.bean(NodeBus.class).stop();
            var annas = anna.on(silent).connect();
            var call = start(annas, group);
            assertThat(boriss.expect(ChatCallChanged.class).call().id()).isEqualTo(call.id());

            annas.ask(id -> new EndCall(id, call.id()), SessionEvent.Done.class);
            assertThat(boriss.expect(ChatCallEnded.class).callId()).isEqualTo(call.id());
            annas.close();
            silent.close();
        }
    }

    @Test
    void endsWhatRedisHasLost() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var call = start(annas, group);
            boriss.expect(ChatCallChanged.class);
            var redis = Node.first().bean(StringRedisTemplate.class);
            redis.delete(Objects.requireNonNull(redis.keys("parley:call:*")));
            assertThat(boriss.expect(ChatCallEnded.class).callId()).isEqualTo(call.id());
        }
    }

    @Test
    void whoComesWhileRedisIsAwayIsToldOnceItIsBack() {
        try (var gated = Node.startGated("parley.realtime.audit-interval=200ms"); var annas = anna.connect()) {
            var call = start(annas, group);
            gated.redis().shut();
            try (var boriss = SocketClient.open(gated.node(), "away")) {
                assertThat(boriss.authenticate(boris.accessToken()).chatCalls()).isNull();
                assertThat(boriss.received(ChatCallsListed.class)).isEmpty();
                gated.redis().open();
                assertThat(boriss.expect(ChatCallsListed.class).chatCalls())
                    .extracting(ChatCallView::id)
                    .containsExactly(call.id());
            }
        }
    }

    private static CallView start(SocketClient caller, ChatId chat) {
        return caller.ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class).call();
    }
}
