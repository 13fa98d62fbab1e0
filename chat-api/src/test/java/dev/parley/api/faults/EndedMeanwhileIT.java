package dev.parley.api.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.CancelCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Calls that end while a connection is being told of them, earlier and later in each round. */
class EndedMeanwhileIT {

    private static final int ROUNDS = 40;
    private static final Duration LATER = Duration.ofMillis(9);
    private static final long TOLD_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Called(TestUser user, SocketClient socket) {
        /** The calls that the device takes for live, by what it was told in this order. */
        HeldCalls held() {
            var held = new HeldCalls(user.id());
            for (ServerFrame frame : socket.receivedFrom(0)) {
                if (frame instanceof SessionEvent.Ready ready && ready.calls() instanceof List<CallView> calls) {
                    held.replace(calls);
                } else if (frame instanceof CallEvent event) {
                    held.take(event);
                }
            }
            return held;
        }
    }

    @Test
    void areKeptByNobody() {
        var called = new ArrayList<Called>();
        try (
            var slow = Node.startGated("parley.realtime.audit-interval=1s");
            var threads = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            slow.redis().slow(Duration.ofMillis(15));
            for (int round = 0; round < ROUNDS; round++) {
                var anna = Node.first().newUser();
                var boris = Node.first().newUser().on(slow.node());
                try (var annas = anna.connect()) {
                    var place = CallPlace.of(ChatId.personal(anna.id(), boris.id()));
                    var call = annas
                        .ask(id -> new StartCall(id, place, CallKind.VOICE), CallEvent.Started.class)
                        .call()
                        .id();
                    var connecting = CompletableFuture.supplyAsync(boris::connect, threads);
                    LockSupport.parkNanos(LATER.multipliedBy(round).toNanos());
                    annas.ask(id -> new CancelCall(id, call), SessionEvent.Done.class);
                    called.add(new Called(boris, connecting.join()));
                }
            }
            long end = System.nanoTime() + TOLD_WITHIN_NANOS;
            while (called.stream().anyMatch(each -> !each.held().all().isEmpty()) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(called).allSatisfy(each -> assertThat(each.held().all()).isEmpty());
        } finally {
            called.forEach(each -> each.socket().close());
        }
    }
}
