package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
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
    private final TrackStore tracks;
    private final CallTiming timing;
    private final CallProperties properties;
    private final CallJson json;

    /** What came of an attempt to write. */
    sealed interface Outcome {
        record Written() implements Outcome {}

        /** The call is not at the expected version any more. */
        record Conflict() implements Outcome {}

        sealed interface Busy extends Outcome {
            ParleyException refusal();
        }

        record PlaceBusy(CallId call) implements Busy {
            @Override
            public ParleyException refusal() {
                return new ParleyException(ErrorCode.CALL_BUSY, Map.of("callId", call.value()));
            }
        }

        record PersonBusy(Person person) implements Busy {
            @Override
            public ParleyException refusal() {
                return new ParleyException(ErrorCode.CALL_BUSY, Map.of("userId", person.toString()));
            }
        }
    }

    /** Writes a new call, unless its place has one, or the caller or one of {@code reached} is in another. */
    Outcome create(VersionedCall call, Collection<Person> reached) {
        return write(null, call, reached);
    }

    /** Writes the next version, unless another has been written since or a new participant is in another call. */
    Outcome replace(VersionedCall before, VersionedCall next) {
        return write(before, next, List.of());
    }

    private Outcome write(@Nullable VersionedCall before, VersionedCall next, Collection<Person> reached) {
        var change = CallChange.between(before, next, reached, timing, json, properties.ttl().toMillis());
        List<?> answer = redis.execute(CHANGE, List.of(), json.write(change));
        return switch (answer.getFirst().toString()) {
            case "written" -> new Outcome.Written();
            case "conflict" -> new Outcome.Conflict();
            case "chatBusy" -> new Outcome.PlaceBusy(new CallId(answer.getLast().toString()));
            case "userBusy" -> new Outcome.PersonBusy(Person.parse(answer.getLast().toString()));
            default -> throw new IllegalStateException("change.lua answered " + answer);
        };
    }

    /**
     * The call as stored, also when it has ended and is not recorded yet.
     *
     * @throws UnreadableCallException for one that a newer node has written
     */
    Optional<VersionedCall> load(CallId id) {
        return Optional.ofNullable(redis.opsForValue().get(PREFIX + id)).map(stored -> read(id, stored));
    }

    @Override
    public Optional<Call> find(CallId id) {
        return load(id).flatMap(this::view);
    }

    /** The snapshot of a call that was just read or written; empty once it has ended. */
    Optional<Call> view(VersionedCall call) {
        return Call.of(call, tracks.of(call.id()));
    }

    /** The calls that the indexes name for the person. */
    Set<CallId> callIdsOf(Person person) {
        var ids = new LinkedHashSet<String>();
        Optional.ofNullable(redis.opsForValue().get(PREFIX + "user:" + person)).ifPresent(ids::add);
        Optional.ofNullable(redis.opsForSet().members(PREFIX + "expected:" + person)).ifPresent(ids::addAll);
        return ids.stream().map(CallId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The calls that the indexes name for each of the people, of whom some hundreds may be asked for at once. */
    Map<Person, List<CallId>> callsByPerson(Collection<Person> people) {
        Object[] ids = people.stream().map(Person::toString).toArray();
        List<?> pairs = redis.execute(CALLS_OF, List.of(), ids);
        var calls = new HashMap<Person, List<CallId>>();
        for (int i = 0; i < pairs.size(); i += 2) {
            calls
                .computeIfAbsent(Person.parse(pairs.get(i).toString()), _ -> new ArrayList<>())
                .add(new CallId(pairs.get(i + 1).toString()));
        }
        return calls;
    }

    /** The live call of the place. */
    Optional<CallId> callIn(CallPlace place) {
        return Optional.ofNullable(redis.opsForValue().get(PREFIX + "chat:" + place)).map(CallId::new);
    }

    /** The call that a participant is in by this connection. */
    Optional<CallId> callOn(ConnectionId connection) {
        return Optional.ofNullable(redis.opsForValue().get(PREFIX + "connection:" + connection)).map(CallId::new);
    }

    /** Forgets a call that has ended; its indexes went with its end. */
    void remove(CallId id) {
        redis.delete(List.of(PREFIX + id, QualityStore.key(id), TrackStore.key(id)));
        redis.opsForZSet().remove(TimerQueue.KEY, TimerQueue.member(id, new CallCommand.RecordDue()));
    }

    /** A newer version of the code has written it: the call goes on, on the nodes that can read it. */
    private VersionedCall read(CallId id, String stored) {
        try {
            return json.read(stored);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new UnreadableCallException(id, unreadable);
        }
    }
}
