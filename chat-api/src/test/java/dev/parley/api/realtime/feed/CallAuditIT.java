package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.CancelCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.log.ChatId;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What becomes of a call is told, also where nobody has announced it. */
class CallAuditIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());

    /** They know the chat: of one that nobody has announced they would be told by a connection that ends. */
    @BeforeEach
    void haveAChat() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            annas.ask(id -> new SendMessage(id, chat, "hello", "hello", null), ChatReply.MessageAccepted.class);
            boriss.expect(ChatEvent.MessageSent.class);
        }
    }

    @Test
    void tellsOfARingAndOfItsEndThatNobodyAnnounced() {
        try (var silent = Node.start(); var boriss = boris.connect()) {
            silent.bean(NodeBus.class).stop();
            try (var annas = anna.on(silent).connect()) {
                var started = start(annas);

                var ringing = boriss.expect(CallEvent.Ringing.class).call();
                assertThat(ringing.id()).isEqualTo(started.id());
                assertThat(ringing.ringsForMs()).isBetween(1L, 45_000L);

                annas.ask(id -> new CancelCall(id, started.id()), SessionEvent.Done.class);
                var ended = boriss.expect(CallEvent.Ended.class);
                assertThat(ended.callId()).isEqualTo(started.id());
                assertThat(ended.reason()).isEqualTo(CallEndReason.CANCELLED);
            }
        }
    }

    @Test
    void tellsTheEndAlsoToWhomNobodyHasToldOfTheRing() {
        try (
            var silent = Node.start();
            var unaudited = Node.start("parley.realtime.audit-interval=1h");
            var boriss = boris.on(unaudited).connect();
            var annas = anna.connect()
        ) {
            silent.bean(NodeBus.class).stop();
            try (var device = anna.on(silent).connect()) {
                var started = start(device);

                annas.ask(id -> new CancelCall(id, started.id()), SessionEvent.Done.class);

                assertThat(boriss.expect(CallEvent.Ended.class).callId()).isEqualTo(started.id());
            }
        }
    }

    @Test
    void tellsOfAnAnswerAndOfAHangUpThatNobodyAnnounced() {
        try (var silent = Node.start(); var boriss = boris.connect(); var annas = anna.connect()) {
            silent.bean(NodeBus.class).stop();
            var started = start(annas);
            boriss.expect(CallEvent.Ringing.class);
            try (var elsewhere = boris.on(silent).connect()) {
                elsewhere.ask(id -> new AcceptCall(id, started.id()), SessionEvent.Done.class);
                assertThat(boriss.expect(CallEvent.Changed.class).call().ringing()).isEmpty();
                annas.expect(CallEvent.Changed.class, changed -> changed.call().answeredAt() != null);

                elsewhere.ask(id -> new LeaveCall(id, started.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);
                assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
                assertThat(boriss.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
            }
        }
    }

    @Test
    void endsForEverybodyWhatRedisHasLost() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var ringing = start(annas);
            boriss.expect(CallEvent.Ringing.class);
            loseAllCalls();
            assertThat(annas.expect(CallEvent.Ended.class).callId()).isEqualTo(ringing.id());
            assertThat(boriss.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.LOST);

            var active = start(annas);
            boriss.ask(id -> new AcceptCall(id, active.id()), SessionEvent.Done.class);
            loseAllCalls();
            assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.LOST);
            assertThat(boriss.expect(CallEvent.Ended.class).callId()).isEqualTo(active.id());
        }
    }

    @Test
    void answersAnAcceptThatIsRepeated() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var call = start(annas);
            boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            annas.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);
        }
    }

    @Test
    void tellsAConnectionHowLongACallStillRings() {
        try (var annas = anna.connect()) {
            var call = start(annas);
            try (var late = SocketClient.open(Node.second(), "late")) {
                var ready = late.authenticate(boris.accessToken());
                assertThat(ready.calls()).hasSize(1);
                assertThat(ready.calls())
                    .first()
                    .extracting(CallView::ringsForMs, as(InstanceOfAssertFactories.LONG))
                    .isBetween(1L, 45_000L);
            }
            annas.ask(id -> new CancelCall(id, call.id()), SessionEvent.Done.class);
        }
    }

    private CallView start(SocketClient caller) {
        return caller.ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class).call();
    }

    private static void loseAllCalls() {
        var redis = Node.first().bean(StringRedisTemplate.class);
        redis.delete(Objects.requireNonNull(redis.keys("parley:call:*")));
    }
}
