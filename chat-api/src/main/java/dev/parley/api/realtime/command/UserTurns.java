package dev.parley.api.realtime.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.chat.user.UserId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Shares a node fairly: what a user's connections ask for together is bounded, however many they are. A command beyond that
 * is not refused, it waits for its turn, and with it what its connection sends behind it. So whoever comes back to many
 * chats gets all of them, and whoever floods waits for themselves.
 */
@Component
class UserTurns {

    /** Commands of one user that this node works on at a time. */
    static final int AT_ONCE = 4;
    /** What a user may have saved up; a catch-up of 500 chats fits. */
    static final int SAVED = 3_000;
    static final int PER_S = 500;
    /** What reads the log counts for. The other commands that cost have limits of their own, or are rare. */
    static final int READING = 5;

    private final Cache<UserId, Turns> users = Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(5)).build();

    private record Turns(Semaphore places, Bucket pace) {
        static Turns fresh() {
            var pace = Bucket.builder()
                .addLimit(limit -> limit.capacity(SAVED).refillGreedy(PER_S, Duration.ofSeconds(1)))
                .build();
            return new Turns(new Semaphore(AT_ONCE, true), pace);
        }
    }

    <T> T take(Connection from, ClientFrame frame, Supplier<T> command) {
        int weight = weight(frame);
        if (weight == 0 || from.userId().isEmpty()) {
            return command.get();
        }
        var turns = Objects.requireNonNull(users.get(from.userId().get(), _ -> Turns.fresh()));
        turns.pace().asBlocking().consumeUninterruptibly(weight);
        turns.places().acquireUninterruptibly();
        try {
            return command.get();
        } finally {
            turns.places().release();
        }
    }

    private static int weight(ClientFrame frame) {
        return switch (frame) {
            // Signs of life must not wait behind anything.
            case SessionCommand _ -> 0;
            case ChatCommand.CatchUp _, ChatCommand.MoveReadMarker _ -> READING;
            case ChatCommand _, PresenceCommand _, CallCommand _ -> 1;
        };
    }
}
