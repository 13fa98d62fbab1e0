package dev.parley.api.realtime.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.limit.LeasedPermits;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.security.Principal;
import dev.parley.calls.place.Person;
import dev.parley.chat.user.UserId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Shares a node fairly: what the connections of a user or guest ask for together is bounded, however many they are. A command beyond
 * that is not refused: it waits for its turn, and so does what its connection sends after it. So a client that comes
 * back to many chats gets all of them, and one that floods only delays itself. Reading of logs is also limited over all
 * nodes ({@link Limit#READS}); a node takes many permits at a time, so that it does not ask Redis for each frame.
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
    /** Permits to read that a node takes for a user at a time. */
    private static final int READS_AT_ONCE = 50;

    private final Cache<Person, Turns> people = Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(5)).build();

    private final LeasedPermits reads;

    @Autowired
    UserTurns(RateLimits limits) {
        this(limits.leased(Limit.READS, READS_AT_ONCE));
    }

    UserTurns(LeasedPermits reads) {
        this.reads = reads;
    }

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
        var person = from.principal().map(Principal::person);
        if (weight == 0 || person.isEmpty()) {
            return command.get();
        }
        var turns = Objects.requireNonNull(people.get(person.get(), _ -> Turns.fresh()));
        turns.pace().asBlocking().consumeUninterruptibly(weight);
        if (weight == READING) {
            from.userId().ifPresent(this::awaitRead);
        }
        turns.places().acquireUninterruptibly();
        try {
            return command.get();
        } finally {
            turns.places().release();
        }
    }

    private void awaitRead(UserId userId) {
        var wait = reads.tryTake(userId.value(), 1);
        while (!wait.isZero()) {
            LockSupport.parkNanos(wait.toNanos());
            wait = reads.tryTake(userId.value(), 1);
        }
    }

    private static int weight(ClientFrame frame) {
        return switch (frame) {
            // Signs of life must not wait behind anything.
            case SessionCommand _ -> 0;
            case ChatCommand.CatchUp _, ChatCommand.MoveReadMarker _, MeetingChatCommand.CatchUpMeeting _ -> READING;
            case
                ChatCommand _,
                PresenceCommand _,
                CallCommand _,
                MeetingCommand _,
                MeetingChatCommand _,
                RunCommand _ -> 1;
        };
    }
}
