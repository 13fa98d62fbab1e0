package dev.parley.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.GetCall;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.RerouteCall;
import dev.parley.api.protocol.CallCommand.RingOthers;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.MediaPath;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The call of a personal chat that moves to the router, and one that a third is added to; people are on two nodes. */
class CallPathIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser clara = Node.first().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();
    private final SocketClient claras = clara.connect();
    private CallId call;

    @BeforeEach
    void twoTalk() {
        var started = annas
            .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
            .call();
        assertThat(started.mediaPath()).isEqualTo(MediaPath.DIRECT);
        call = started.id();
        boriss.expect(CallEvent.Ringing.class);
        boriss.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);
        annas.expect(CallEvent.Changed.class, changed -> changed.call().answeredAt() != null);
    }

    @AfterEach
    void disconnect() {
        annas.close();
        boriss.close();
        claras.close();
    }

    @Test
    void movesForBothWhoeverAsks() {
        var stranger = claras.ask(id -> new RerouteCall(id, call), SessionEvent.Failed.class);
        assertThat(stranger.code()).isEqualTo(ErrorCode.CALL_NOT_FOUND);

        var moved = annas.ask(id -> new RerouteCall(id, call), CallEvent.State.class).call();

        assertThat(moved.mediaPath()).isEqualTo(MediaPath.ROUTER);
        boriss.expect(CallEvent.Changed.class, changed -> changed.call().mediaPath() == MediaPath.ROUTER);
        var again = boriss.ask(id -> new RerouteCall(id, call), CallEvent.State.class).call();
        assertThat(again.version()).isEqualTo(moved.version());
    }

    @Test
    void letsWhoIsAddedIntoThisCallAndNothingElse() {
        assertThat(refusal(claras, id -> new JoinCall(id, call))).isEqualTo(ErrorCode.CALL_NOT_FOUND);
        add();
        assertThat(expectRing().added()).containsExactly(Person.of(clara.id()));

        claras.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);

        var three = boriss.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 3).call();
        assertThat(three.mediaPath()).isEqualTo(MediaPath.ROUTER);
        assertThat(people(claras.ask(id -> new GetCall(id, call), CallEvent.State.class).call())).hasSize(3);
        assertThat(
            clara
                .rest()
                .get("/api/chats/" + chat)
                .status()
        ).isEqualTo(404);
        assertThat(
            clara
                .rest()
                .get("/api/chats/" + chat + "/events")
                .status()
        ).isEqualTo(404);
        assertThat(
            refusal(claras, id -> new RingOthers(id, call, List.of(Person.of(Node.first().newUser().id()))))
        ).isEqualTo(ErrorCode.CALL_NOT_FOUND);

        annas.ask(id -> new LeaveCall(id, call, LeaveReason.HUNG_UP), SessionEvent.Done.class);
        boriss.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 2);
        claras.ask(id -> new LeaveCall(id, call, LeaveReason.HUNG_UP), SessionEvent.Done.class);
        assertThat(boriss.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
        var history = clara.rest().get("/api/calls/history").body().path("calls").get(0);
        assertThat(history.path("place").asString()).isEqualTo(ChatId.personal(anna.id(), clara.id()).value());
        assertThat(refusal(claras, id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE))).isEqualTo(
            ErrorCode.CHAT_NOT_FOUND
        );
    }

    @Test
    void putsOutWhoWasAddedWhenOneOfTheTwoBlocksThem() {
        add();
        expectRing();
        claras.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);
        boriss.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 3);

        assertThat(
            boris
                .rest()
                .put("/api/me/blocks/" + clara.id(), "")
                .status()
        ).isEqualTo(204);

        var two = annas.expect(
            CallEvent.Changed.class,
            changed -> changed.call().participants().size() == 2 && changed.call().added().isEmpty()
        );
        assertThat(people(two.call())).doesNotContain(Person.of(clara.id()));
        assertThat(refusal(claras, id -> new JoinCall(id, call))).isEqualTo(ErrorCode.CALL_NOT_FOUND);
        var ring = annas.ask(id -> new RingOthers(id, call, List.of(Person.of(clara.id()))), SessionEvent.Failed.class);
        assertThat(ring.code()).isEqualTo(ErrorCode.BLOCKED);
    }

    private void add() {
        annas.ask(id -> new RingOthers(id, call, List.of(Person.of(clara.id()))), SessionEvent.Done.class);
    }

    /** Who is rung later is told so by the change of the call. */
    private CallView expectRing() {
        return claras
            .expect(CallEvent.Changed.class, changed -> changed.call().ringing().contains(Person.of(clara.id())))
            .call();
    }

    private static List<Person> people(CallView call) {
        return call.participants().stream().map(CallView.ParticipantView::person).toList();
    }

    private static ErrorCode refusal(SocketClient client, Function<String, ClientFrame> command) {
        return client.ask(command, SessionEvent.Failed.class).code();
    }
}
