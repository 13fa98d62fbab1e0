package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is answered by one connection of the callee while another is just being lost: each accept gets its answer. */
class SecondConnectionIT {

    private static final int ROUNDS = 10;

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.first().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void isAnsweredWhileTheFirstOneIsBeingClosed(boolean sameNode) {
        try (var annas = anna.connect(); var second = boris.on(sameNode ? Node.first() : Node.second()).connect()) {
            for (int i = 0; i < ROUNDS; i++) {
                var first = boris.connect();
                var call = start(annas);
                first.expect(CallEvent.Ringing.class, ringing -> ringing.call().id().equals(call.id()));
                var closing = CompletableFuture.runAsync(first::close);

                second.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);

                closing.join();
                hangUp(annas, call.id());
            }
        }
    }

    @Test
    void isAnsweredAfterTheNodeOfTheFirstOneIsGone() {
        try (var annas = anna.connect(); var second = boris.on(Node.second()).connect()) {
            var gone = Node.startGated();
            var first = boris.on(gone.node()).connect();
            var call = start(annas);
            first.expect(CallEvent.Ringing.class);
            gone.redis().shut();
            gone.mongo().shut();
            var closing = CompletableFuture.runAsync(gone::close);

            second.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);

            closing.join();
            hangUp(annas, call.id());
        }
    }

    @Test
    void isAnsweredWhileRedisIsSlowAndRefusedWhileItIsPaused() {
        try (var gated = Node.startGated(); var annas = anna.connect()) {
            var there = boris.on(gated.node());
            try (var second = there.connect()) {
                for (int i = 0; i < ROUNDS; i++) {
                    var first = there.connect();
                    var call = start(annas);
                    first.expect(CallEvent.Ringing.class, ringing -> ringing.call().id().equals(call.id()));
                    second.expect(CallEvent.Ringing.class, ringing -> ringing.call().id().equals(call.id()));
                    boolean paused = i % 2 == 1;
                    if (paused) {
                        gated.redis().hold();
                    } else {
                        gated.redis().slow(Duration.ofMillis(50));
                    }
                    var closing = CompletableFuture.runAsync(first::close);

                    var answer = second.ask(id -> new AcceptCall(id, call.id()), ServerFrame.class);

                    assertThat(answer).isInstanceOf(paused ? SessionEvent.Failed.class : SessionEvent.Done.class);
                    gated.redis().open();
                    closing.join();
                    if (paused) {
                        second.askUntil(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
                    }
                    hangUp(annas, call.id());
                }
            }
        }
    }

    private CallView start(SocketClient caller) {
        return caller.ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class).call();
    }

    private static void hangUp(SocketClient client, CallId call) {
        client.ask(id -> new LeaveCall(id, call, LeaveReason.HUNG_UP), SessionEvent.Done.class);
    }
}
