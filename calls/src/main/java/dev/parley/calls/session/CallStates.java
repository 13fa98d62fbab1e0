package dev.parley.calls.session;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The states of calls in Redis, each in one place with its version, changed by compare and set. */
@Slf4j
@Component
class CallStates {

    private static final RedisScript<String> WRITE = RedisScript.of(
        new ClassPathResource("write.lua", CallStates.class),
        String.class
    );

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> FENCE = RedisScript.of(
        new ClassPathResource("fence.lua", CallStates.class),
        List.class
    );

    private final StringRedisTemplate redis;
    private final CallProperties properties;
    private final Clock clock;
    private final CallJson json;

    CallStates(StringRedisTemplate redis, CallProperties properties, Clock clock, CallJson json) {
        this.redis = redis;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What is stored of a call.
     *
     * @param version 0 where nothing is; without a state where a version was only raised, see {@link #raise}
     * @param unreadable whether a newer version of the code has written it: the call goes on, on the nodes that can read it
     */
    record Stored(long version, Optional<VersionedCall> call, boolean unreadable) {
        static final Stored NOTHING = new Stored(0, Optional.empty(), false);
    }

    enum Written {
        YES,
        /** Yes, and the lifetime of the call's indexes is to be extended. */
        WITH_AGING_INDEXES,
        /** No: the call is not at the expected version any more. */
        NO,
    }

    Stored load(CallId id) {
        var fields = redis.<String, String>opsForHash().multiGet(CallKeys.call(id), List.of("version", "state"));
        return stored(id, fields.getFirst(), fields.getLast());
    }

    Written write(long expected, VersionedCall next) {
        var answer = redis.execute(
            WRITE,
            List.of(CallKeys.call(next.id())),
            String.valueOf(expected),
            String.valueOf(next.version()),
            json.write(next),
            String.valueOf(properties.ttl().toMillis()),
            String.valueOf(clock.millis()),
            String.valueOf(properties.ttl().toMillis() / 4)
        );
        return switch (answer) {
            case "written" -> Written.YES;
            case "stale" -> Written.WITH_AGING_INDEXES;
            case "conflict" -> Written.NO;
            default -> throw new IllegalStateException("write.lua answered " + answer);
        };
    }

    /** Sees to it that nobody writes the call's state at this version who has not read it after this. */
    Stored raise(CallId id, long version) {
        List<?> answer = redis.execute(
            FENCE,
            List.of(CallKeys.call(id)),
            String.valueOf(version),
            String.valueOf(properties.ttl().toMillis())
        );
        var state = answer.size() > 1 ? (String) answer.getLast() : null;
        return stored(id, String.valueOf(answer.getFirst()), state);
    }

    void delete(CallId id) {
        redis.delete(List.of(CallKeys.call(id), CallKeys.quality(id), CallKeys.tracks(id)));
    }

    private Stored stored(CallId id, @Nullable String version, @Nullable String state) {
        if (version == null) {
            return Stored.NOTHING;
        }
        long number = Long.parseLong(version);
        if (state == null) {
            return new Stored(number, Optional.empty(), false);
        }
        try {
            return new Stored(number, Optional.of(new VersionedCall(number, json.read(state).state())), false);
        } catch (JacksonException | IllegalArgumentException newer) {
            log.debug("Call {} is left to the nodes that can read it", id, newer);
            return new Stored(number, Optional.empty(), true);
        }
    }
}
