package dev.parley.calls.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.chat.redis.RedisBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisZSetCommands.ZAddArgs;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * When each call is to be looked at next, in Redis, read by every node. A call is due no later than the first of its
 * timers: that is noted before its state is written. Too early does no harm, as the state tells which timers are due.
 *
 * <p>The calls are spread over {@value #PARTS} sorted sets by their ids, so that not one node of a cluster has them all.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class TimerQueue {

    static final int PARTS = 8;

    private static final int CLAIMED_AT_ONCE = 200;

    /** How long a node has to look at a call before another does. */
    private static final Duration CLAIM = Duration.ofSeconds(2);

    /** How long a call rests at most that was handed back. */
    private static final Duration REST_MAX = Duration.ofMillis(500);

    /** A live call is looked at this often in any case, so that nothing is put off for longer. */
    private static final Duration REGULARLY = Duration.ofSeconds(30);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TAKE_DUE = script("claim.lua", List.class);

    private static final RedisScript<Long> SETTLE = script("settle.lua", Long.class);

    private final StringRedisTemplate redis;
    private final ReactiveStringRedisTemplate batches;

    /** A call that this node is to look at now. Another does at {@code score} unless that is settled. */
    record Claimed(CallId call, long score) {}

    /** The call is to be looked at then, or before. */
    void lookBy(CallId call, Instant due) {
        byte[] key = key(call).getBytes(UTF_8);
        byte[] member = call.value().getBytes(UTF_8);
        redis.execute(
            (RedisCallback<Boolean>) connection ->
                connection.zSetCommands().zAdd(key, due.toEpochMilli(), member, ZAddArgs.empty().lt())
        );
    }

    List<Claimed> claimDue(Instant now) {
        var claimed = new ArrayList<Claimed>();
        long score = now.plus(CLAIM).toEpochMilli();
        for (int part : partsDue(now)) {
            String key = key(part);
            List<?> calls = redis.execute(
                TAKE_DUE,
                List.of(key),
                String.valueOf(now.toEpochMilli()),
                String.valueOf(score),
                String.valueOf(CLAIMED_AT_ONCE)
            );
            calls.forEach(call -> parse(key, call.toString()).ifPresent(id -> claimed.add(new Claimed(id, score))));
        }
        return claimed;
    }

    private List<Integer> partsDue(Instant now) {
        var range = Range.leftUnbounded(Range.Bound.inclusive((double) now.toEpochMilli()));
        var first = Limit.limit().count(1);
        var due = RedisBatch.ask(
            IntStream.range(0, PARTS)
                .mapToObj(part -> batches.opsForZSet().rangeByScore(key(part), range, first).next())
                .toList()
        );
        return IntStream.range(0, PARTS)
            .filter(part -> due.get(part).isPresent())
            .boxed()
            .toList();
    }

    /** The call was looked at, and its next timer is due then; what was set meanwhile stays. */
    void settle(Claimed looked, Instant now, Optional<Instant> due) {
        var regularly = now.plus(REGULARLY);
        long next = due.filter(regularly::isAfter).orElse(regularly).toEpochMilli();
        if (next > looked.score()) {
            settle(looked, String.valueOf(next));
        }
    }

    /**
     * Only a newer node can look at the call. It is due again soon, at a random moment: this node looks as often as those
     * that can read it, and would otherwise come first each time.
     */
    void handBack(Claimed claimed, Instant now) {
        long rest = ThreadLocalRandom.current().nextLong(REST_MAX.toMillis());
        settle(claimed, String.valueOf(now.toEpochMilli() + rest));
    }

    /** There is no such call any more; what was set meanwhile stays. */
    void forget(Claimed looked) {
        settle(looked, "");
    }

    private void settle(Claimed looked, String next) {
        redis.execute(SETTLE, List.of(key(looked.call())), looked.call().value(), String.valueOf(looked.score()), next);
    }

    /** Every call that is not over, and some that have just ended; none of the parts gives more than this many. */
    Set<CallId> calls(int ofEachPart) {
        var calls = new HashSet<CallId>();
        for (int part = 0; part < PARTS; part++) {
            String key = key(part);
            var members = redis.opsForZSet().range(key, 0, ofEachPart - 1L);
            Optional.ofNullable(members)
                .orElseGet(Set::of)
                .forEach(call -> parse(key, call).ifPresent(calls::add));
        }
        return calls;
    }

    void remove(CallId call) {
        redis.opsForZSet().remove(key(call), call.value());
    }

    static String key(CallId call) {
        return key(Math.floorMod(call.value().hashCode(), PARTS));
    }

    private static String key(int part) {
        return CallKeys.PREFIX + "timers:" + part;
    }

    private Optional<CallId> parse(String key, String member) {
        try {
            return Optional.of(new CallId(member));
        } catch (RuntimeException unreadable) {
            log.error("Dropping the timer of {}: it is no call", member);
            redis.opsForZSet().remove(key, member);
            return Optional.empty();
        }
    }

    private static <T> RedisScript<T> script(String name, Class<T> answer) {
        return RedisScript.of(new ClassPathResource(name, TimerQueue.class), answer);
    }
}
