package dev.parley.calls.session;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The calls in Redis. A state is written together with its indexes and timers in one script, so that they never tell
 * different stories. The keys are described in {@code docs/architecture/calls.md}.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class CallStore implements LiveCalls {

    static final String PREFIX = "parley:call:";

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> CHANGE = RedisScript.of(
        new ClassPathResource("change.lua", CallStore.class),
        List.class
    );

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> CALLS_OF = RedisScript.of(
        new ClassPathResource("calls-of.lua", CallStore.class),
        List.class
    );

    private final StringRedisTemplate redis;
    private final CallTiming timing;
    private final CallProperties properties;
    private final CallJson json = new CallJson();

    /** What came of an attempt to write. */
    sealed interface Outcome {
        record Written() implements Outcome {}

        /** The call is not at the expected version any more. */
        record Conflict() implements Outcome {}

        sealed interface Busy extends Outcome {
            ParleyException refusal();
        }

        record ChatBusy(CallId call) implements Busy {
            @Override
            public ParleyException refusal() {
                return new ParleyException(ErrorCode.CALL_BUSY, Map.of("callId", call.value()));
            }
        }

        record UserBusy(UserId user) implements Busy {
            @Override
            public ParleyException refusal() {
                return new ParleyException(ErrorCode.CALL_BUSY, Map.of("userId", user.value()));
            }
        }
    }

    /** Writes a new call, unless its chat has one, or the caller or one of {@code reached} is in another. */
    Outcome create(VersionedCall call, Collection<UserId> reached) {
        return write(null, call, reached);
    }

    /** Writes the next version, unless another has been written since or a new participant is in another call. */
    Outcome replace(VersionedCall before, VersionedCall next) {
        return write(before, next, List.of());
    }

    private Outcome write(@Nullable VersionedCall before, VersionedCall next, Collection<UserId> reached) {
        var change = CallChange.between(before, next, reached, timing, json, properties.ttl().toMillis());
        List<?> answer = redis.execute(CHANGE, List.of(), json.write(change));
        return switch (answer.getFirst().toString()) {
            case "written" -> new Outcome.Written();
            case "conflict" -> new Outcome.Conflict();
            case "chatBusy" -> new Outcome.ChatBusy(new CallId(answer.getLast().toString()));
            case "userBusy" -> new Outcome.UserBusy(new UserId(answer.getLast().toString()));
            default -> throw new IllegalStateException("change.lua answered " + answer);
        };
    }

    /** The call as stored, also when it has ended and is not recorded yet. */
    Optional<VersionedCall> load(CallId id) {
        return Optional.ofNullable(redis.opsForValue().get(PREFIX + id)).flatMap(stored -> read(id, stored));
    }

    @Override
    public Optional<Call> find(CallId id) {
        return load(id).flatMap(Call::of);
    }

    /** The calls that the user is in, rung by or awaited in. */
    List<Call> callsOf(UserId user) {
        var ids = new LinkedHashSet<String>();
        Optional.ofNullable(redis.opsForValue().get(PREFIX + "user:" + user)).ifPresent(ids::add);
        Optional.ofNullable(redis.opsForSet().members(PREFIX + "expected:" + user)).ifPresent(ids::addAll);
        return ids
            .stream()
            .flatMap(id -> find(new CallId(id)).stream())
            .filter(call -> call.occupies(user))
            .toList();
    }

    /** The calls that the indexes name for each of the users, of whom some hundreds may be asked for at once. */
    Map<UserId, List<CallId>> callsByUser(Collection<UserId> users) {
        Object[] ids = users.stream().map(UserId::value).toArray();
        List<?> pairs = redis.execute(CALLS_OF, List.of(), ids);
        var calls = new HashMap<UserId, List<CallId>>();
        for (int i = 0; i < pairs.size(); i += 2) {
            calls
                .computeIfAbsent(new UserId(pairs.get(i).toString()), _ -> new ArrayList<>())
                .add(new CallId(pairs.get(i + 1).toString()));
        }
        return calls;
    }

    /** The live call of the chat. */
    Optional<CallId> callIn(ChatId chat) {
        return Optional.ofNullable(redis.opsForValue().get(PREFIX + "chat:" + chat)).map(CallId::new);
    }

    /** The call that a participant is in by this connection. */
    Optional<CallId> callOn(ConnectionId connection) {
        return Optional.ofNullable(redis.opsForValue().get(PREFIX + "connection:" + connection)).map(CallId::new);
    }

    /** Forgets a call that has ended; its indexes went with its end. */
    void remove(CallId id) {
        redis.delete(List.of(PREFIX + id, QualityStore.key(id)));
        redis.opsForZSet().remove(TimerQueue.KEY, TimerQueue.member(id, new CallCommand.RecordDue()));
    }

    /** Another version of the code wrote it, or nobody sane: it would fail the same way for ever, so it goes. */
    private Optional<VersionedCall> read(CallId id, String stored) {
        try {
            return Optional.of(json.read(stored));
        } catch (JacksonException unreadable) {
            log.error("Dropping call {}: its stored state cannot be read", id, unreadable);
            redis.delete(PREFIX + id);
            return Optional.empty();
        }
    }
}
