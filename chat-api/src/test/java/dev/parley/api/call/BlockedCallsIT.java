package dev.parley.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A block while two are in a call, or one rings the other, each on a node of their own. */
class BlockedCallsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();

    @AfterEach
    void disconnect() {
        annas.close();
        boriss.close();
    }

    @Test
    void endsTheCallForBothAndKeepsThemFromTheNext() {
        var call = start();
        boriss.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);
        annas.expect(CallEvent.Changed.class);

        assertThat(
            boris
                .rest()
                .put("/api/me/blocks/" + anna.id(), "")
                .status()
        ).isEqualTo(204);

        assertThat(annas.expect(CallEvent.Ended.class).callId()).isEqualTo(call);
        assertThat(boriss.expect(CallEvent.Ended.class).callId()).isEqualTo(call);
        assertThat(annas.expect(ChatEvent.CallRecorded.class).outcome()).isEqualTo("answered");
        var again = annas.ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), SessionEvent.Failed.class);
        assertThat(again.code()).isEqualTo(ErrorCode.BLOCKED);
    }

    @Test
    void stopsTheRinging() {
        var call = start();
        boriss.expect(CallEvent.Ringing.class);

        assertThat(
            boris
                .rest()
                .put("/api/me/blocks/" + anna.id(), "")
                .status()
        ).isEqualTo(204);

        assertThat(annas.expect(CallEvent.Ended.class).callId()).isEqualTo(call);
        assertThat(boriss.expect(CallEvent.Ended.class).callId()).isEqualTo(call);
        var late = boriss.ask(id -> new AcceptCall(id, call), SessionEvent.Failed.class);
        assertThat(late.code()).isIn(ErrorCode.CALL_NOT_FOUND, ErrorCode.CALL_WRONG_STATE, ErrorCode.BLOCKED);
    }

    @Test
    void aCallInAGroupGoesOn() {
        var group = anna.createGroup("Both", boris);
        var started = annas
            .ask(id -> new StartCall(id, CallPlace.of(group), CallKind.VOICE), CallEvent.Started.class)
            .call()
            .id();
        boriss.expect(CallEvent.Ringing.class);
        assertThat(
            boris
                .rest()
                .put("/api/me/blocks/" + anna.id(), "")
                .status()
        ).isEqualTo(204);
        boriss.ask(id -> new AcceptCall(id, started), SessionEvent.Done.class);
        assertThat(annas.received(CallEvent.Ended.class)).isEmpty();
    }

    private CallId start() {
        return annas
            .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
            .call()
            .id();
    }
}
