package dev.parley.api.realtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.limit.LeasedPermits;
import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.SessionCommand.Ping;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameWriter;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

class UserTurnsTest {

    private static final String ID = "01m7y4h3xb53xn5xcnam4hzc7";
    private static final ClientFrame READING = new CatchUp("1", new ChatId(ID + "j"), 0);

    private final UserTurns turns = new UserTurns(new LeasedPermits((_, _) -> Duration.ZERO, 50));

    @Test
    void aUsersConnectionsRunFourCommandsAtOnceAndOthersGoOn() throws InterruptedException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new CountDownLatch(UserTurns.AT_ONCE);
        var release = new CountDownLatch(1);
        Supplier<Integer> command = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            entered.countDown();
            await(release);
            return running.decrementAndGet();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> turns.take(connection("a"), READING, command));
            }
            await(entered);
            assertThat(turns.take(connection("b"), READING, () -> "done")).isEqualTo("done");
            assertThat(turns.take(connection("a"), new Ping("2"), () -> "alive")).isEqualTo("alive");
            release.countDown();
        }
        assertThat(most.get()).isEqualTo(UserTurns.AT_ONCE);
    }

    @Test
    void asksForWhatAllNodesShareByTheDozen() {
        var asked = new AtomicInteger();
        var shared = new LeasedPermits((_, _) -> {
            asked.incrementAndGet();
            return Duration.ZERO;
        }, 50);
        var sharing = new UserTurns(shared);
        var connection = connection("a");
        for (int i = 0; i < 100; i++) {
            sharing.take(connection, READING, () -> "read");
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void waitsForWhatOtherNodesHaveUsedUpAndSignsOfLifeDoNot() {
        var asked = new AtomicInteger();
        var shared = new LeasedPermits(
            (_, _) -> asked.incrementAndGet() < 3 ? Duration.ofMillis(1) : Duration.ZERO,
            50
        );
        var sharing = new UserTurns(shared);
        var connection = connection("a");

        assertThat(sharing.take(connection, new Ping("1"), () -> "alive")).isEqualTo("alive");
        assertThat(asked).hasValue(0);
        assertThat(sharing.take(connection, READING, () -> "read")).isEqualTo("read");
        assertThat(asked).hasValue(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @SuppressWarnings("NullAway") // It is never written to.
    private static Connection connection(String user) {
        var socket = new StandardWebSocketSession(null, null, null, null);
        var connection = new Connection(
            new ConnectionId(ID + "j"),
            socket,
            new FrameWriter(null),
            _ -> {},
            Instant.EPOCH
        );
        connection.bind(new AuthenticatedLogin(new UserId(ID + user), new AuthSessionId(ID + user), Instant.MAX));
        return connection;
    }
}
