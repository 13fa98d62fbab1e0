package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.util.Collection;
import java.util.HashMap;
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
 * What participants publish, in a hash beside their call with a field of each one's own. Only the participant writes it, by
 * the one connection of the seat, so twenty-five people who mute at once do not wait for each other, and neither does
 * anybody who comes or goes: the call itself is not read, compared and written for it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class TrackStore {

    /** The field with the version of all; every other is named by a person, whose text is longer. */
    private static final String VERSION = "version";

    private static final RedisScript<Long> PUBLISH = RedisScript.of(
        new ClassPathResource("publish.lua", TrackStore.class),
        Long.class
    );

    private final StringRedisTemplate redis;
    private final CallProperties properties;
    private final CallJson json = new CallJson();

    /** Empty where there is no such call any more, or the participant publishes just this already. */
    Optional<Publication> put(CallId call, Person person, List<Track> tracks, @Nullable DeviceKeys device) {
        Long version = redis.execute(
            PUBLISH,
            List.of(CallKeys.call(call), CallKeys.tracks(call)),
            person.toString(),
            json.write(CallJson.Published.of(tracks, device)),
            String.valueOf(properties.indexTtl().toMillis())
        );
        return version == null || version == 0
            ? Optional.empty()
            : Optional.of(new Publication(version, tracks, device));
    }

    /** Of those who have said; {@link Publications#of} knows of the others. */
    Publications of(CallId call) {
        var fields = redis.<String, String>opsForHash().entries(CallKeys.tracks(call));
        if (fields.isEmpty()) {
            return Publications.NONE;
        }
        Map<Person, Publication> byPerson = new HashMap<>();
        fields.forEach((field, stored) -> {
            if (!field.equals(VERSION)) {
                read(call, field, stored, byPerson);
            }
        });
        return new Publications(Long.parseLong(fields.getOrDefault(VERSION, "0")), byPerson);
    }

    /** They have left: should they come again, they begin anew. */
    void forget(CallId call, Collection<Person> gone) {
        redis.opsForHash().delete(CallKeys.tracks(call), gone.stream().map(Person::toString).toArray());
    }

    /** What a newer node has written stays; this one takes the participant for one who has not said anything. */
    private static void read(CallId call, String field, String stored, Map<Person, Publication> byPerson) {
        try {
            int end = stored.indexOf(' ');
            var published = CallJson.readPublished(stored.substring(end + 1));
            long version = Long.parseLong(stored.substring(0, end));
            byPerson.put(Person.parse(field), published.at(version));
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            log.warn("What {} publishes in call {} cannot be read: {}", field, call, unreadable.toString());
        }
    }
}
