package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** What participants have measured of the calls that go on, in Redis until a call is recorded. The last report counts. */
@Slf4j
@Component
@RequiredArgsConstructor
class QualityStore {

    private static final RedisScript<Long> REPORT = RedisScript.of(
        new ClassPathResource("quality.lua", QualityStore.class),
        Long.class
    );

    /** So that the record of a call stays small, however many come and go. */
    static final int PARTICIPANTS_MAX = 32;

    private final StringRedisTemplate redis;
    private final CallProperties properties;
    private final CallJson json = new CallJson();

    /** Without effect for a call that is over and recorded, and for one more than {@link #PARTICIPANTS_MAX}. */
    void put(CallId call, Person person, CallQuality quality) {
        redis.execute(
            REPORT,
            List.of(CallKeys.call(call), CallKeys.quality(call)),
            person.toString(),
            json.write(quality),
            String.valueOf(properties.ttl().toMillis()),
            String.valueOf(PARTICIPANTS_MAX)
        );
    }

    List<ParticipantQuality> of(CallId call) {
        return redis
            .<String, String>opsForHash()
            .entries(CallKeys.quality(call))
            .entrySet()
            .stream()
            .flatMap(entry -> read(call, entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(measured -> measured.person().toString()))
            .toList();
    }

    /** What cannot be read must not keep the call from being recorded. */
    private Stream<ParticipantQuality> read(CallId call, String person, String stored) {
        try {
            return Stream.of(new ParticipantQuality(Person.parse(person), json.readQuality(stored)));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            log.error("Dropping how good call {} was for {}: it cannot be read", call, person, unreadable);
            return Stream.empty();
        }
    }
}
