package dev.parley.calls.session;

import dev.parley.calls.session.CallCommand.AwaitExpired;
import dev.parley.calls.session.CallCommand.GraceExpired;
import dev.parley.calls.session.CallCommand.LeaseLapsed;
import dev.parley.calls.session.CallCommand.RecordDue;
import dev.parley.calls.session.CallCommand.RingTimedOut;
import dev.parley.calls.session.CallCommand.Timed;
import dev.parley.calls.place.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** The timers of all calls in Redis, read by every node. They are set by {@link CallStore} with the state. */
@Slf4j
@Component
@RequiredArgsConstructor
class TimerQueue {

    static final String KEY = CallStore.PREFIX + "timers";

    private static final int CLAIMED_AT_ONCE = 200;
    private static final int CONNECTIONS_AT_ONCE = 500;

    /** How long a node has to apply a timer before another tries. */
    private static final Duration CLAIM = Duration.ofSeconds(2);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> CLAIM_DUE = script("claim.lua", List.class);

    /** How long a timer rests at most that was handed back. */
    private static final Duration REST_MAX = Duration.ofMillis(500);

    private static final RedisScript<Long> HAND_BACK = script("hand-back.lua", Long.class);

    private static final RedisScript<Long> FORGET = script("forget.lua", Long.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> ALIVE = script("alive.lua", List.class);

    private final StringRedisTemplate redis;

    /** A timer that this node is to apply now. Applied, it is gone with the change of state that it brings. */
    record Claimed(CallId call, Timed command, long score) {}

    /** A connection that was thought lost and is alive. */
    record Returned(CallId call, ConnectionId connection) {}

    List<Claimed> claimDue(Instant now) {
        long score = now.plus(CLAIM).toEpochMilli();
        List<?> members = redis.execute(
            CLAIM_DUE,
            List.of(KEY),
            String.valueOf(now.toEpochMilli()),
            String.valueOf(score),
            String.valueOf(CLAIMED_AT_ONCE)
        );
        return members
            .stream()
            .flatMap(member -> parse(member.toString(), score).stream())
            .toList();
    }

    /** Removes a timer that no state waits for; one that was set anew since the claim stays. */
    void forget(Claimed timer) {
        redis.execute(FORGET, List.of(KEY), member(timer.call(), timer.command()), String.valueOf(timer.score()));
    }

    /** Leaves a timer that this node cannot apply to another one. */
    void handBack(Claimed timer) {
        handBack(member(timer.call(), timer.command()), timer.score());
    }

    /**
     * Due again soon, at a random moment: this node looks for timers as often as those that can read it, and would
     * otherwise meet it first each time.
     */
    private void handBack(String member, long claimed) {
        long earlier = CLAIM.toMillis() - ThreadLocalRandom.current().nextLong(REST_MAX.toMillis());
        redis.execute(HAND_BACK, List.of(KEY), member, String.valueOf(claimed), String.valueOf(earlier));
    }

    /** Extends the leases of those connections that are in a call; tells which of them were thought lost. */
    List<Returned> extendLeases(Collection<ConnectionId> alive, Instant leaseEnd) {
        var ids = alive.stream().map(ConnectionId::value).toList();
        var returned = new ArrayList<Returned>();
        for (int from = 0; from < ids.size(); from += CONNECTIONS_AT_ONCE) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + CONNECTIONS_AT_ONCE));
            Object[] arguments = Stream.concat(
                Stream.of(String.valueOf(leaseEnd.toEpochMilli())),
                chunk.stream()
            ).toArray();
            List<?> pairs = redis.execute(ALIVE, List.of(KEY), arguments);
            for (int i = 0; i < pairs.size(); i += 2) {
                returned.add(
                    new Returned(new CallId(pairs.get(i).toString()), new ConnectionId(pairs.get(i + 1).toString()))
                );
            }
        }
        return returned;
    }

    static String member(CallId call, Timed command) {
        return switch (command) {
            case RingTimedOut() -> call + "|ringTimedOut";
            case RecordDue() -> call + "|recordDue";
            case LeaseLapsed(var connection) -> call + "|leaseLapsed|" + connection;
            case GraceExpired(var connection) -> call + "|graceExpired|" + connection;
            case AwaitExpired(var person) -> call + "|awaitExpired|" + person;
        };
    }

    private Optional<Claimed> parse(String member, long score) {
        var parts = member.split("\\|");
        try {
            var command = switch (parts[1]) {
                case "ringTimedOut" -> new RingTimedOut();
                case "recordDue" -> new RecordDue();
                case "leaseLapsed" -> new LeaseLapsed(new ConnectionId(parts[2]));
                case "graceExpired" -> new GraceExpired(new ConnectionId(parts[2]));
                case "awaitExpired" -> new AwaitExpired(Person.parse(parts[2]));
                default -> throw new IllegalArgumentException(parts[1]);
            };
            return Optional.of(new Claimed(new CallId(parts[0]), command, score));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            // A newer node has set it and knows what it means.
            log.debug("The timer {} is left to a newer node", member);
            handBack(member, score);
            return Optional.empty();
        }
    }

    private static <T> RedisScript<T> script(String name, Class<T> answer) {
        return RedisScript.of(new ClassPathResource(name, TimerQueue.class), answer);
    }
}
