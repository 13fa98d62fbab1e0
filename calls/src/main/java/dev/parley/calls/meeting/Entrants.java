package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Who has come into each meeting by its link, who is admitted, and who waits, in Redis for as long as the meeting is used. The
 * keys of one meeting are in one slot of a cluster.
 *
 * <p>Whoever is admitted is written as such before they are taken off those who wait, and whoever begins to wait looks after
 * that whether they are admitted: so nobody waits who is, whichever comes first.
 */
@Component
@RequiredArgsConstructor
class Entrants {

    static final int WAITING_MAX = 200;
    static final int PEOPLE_MAX = 1_000;
    /** How long somebody waits of whom nothing is heard. */
    static final Duration HEARD_WITHIN = Duration.ofSeconds(60);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String LOBBIES = "parley:meeting:lobbies";
    private static final String SEPARATOR = "\n";

    private final StringRedisTemplate redis;
    private final Clock clock;

    /** @param since when they began to wait */
    record Waiting(Person person, Instant since) {}

    /** False where so many have come that nobody else can. */
    boolean add(MeetingId meeting, Entrant entrant) {
        String key = people(meeting);
        var known = redis.<String, String>opsForHash();
        String field = entrant.person().toString();
        if (!known.hasKey(key, field) && known.size(key) >= PEOPLE_MAX) {
            return false;
        }
        String device = entrant.device();
        known.put(key, field, (device == null ? "" : device) + SEPARATOR + entrant.name());
        if (device != null) {
            known.put(guests(meeting), device + SEPARATOR + entrant.name(), field);
        }
        keep(meeting);
        return true;
    }

    Optional<Entrant> find(MeetingId meeting, Person person) {
        return Optional.ofNullable(redis.<String, String>opsForHash().get(people(meeting), person.toString())).map(
            stored -> read(person, stored)
        );
    }

    /** Those of the people who are known. */
    Map<Person, Entrant> find(MeetingId meeting, Collection<Person> people) {
        var fields = people.stream().map(Person::toString).toList();
        var found = new HashMap<Person, Entrant>();
        if (!fields.isEmpty()) {
            var stored = redis.<String, String>opsForHash().multiGet(people(meeting), fields);
            for (int at = 0; at < fields.size(); at++) {
                if (stored.get(at) instanceof String entrant) {
                    var person = Person.parse(fields.get(at));
                    found.put(person, read(person, entrant));
                }
            }
        }
        return found;
    }

    /** The guest who has come by this device under this name. */
    Optional<Person> guest(MeetingId meeting, String device, String name) {
        return Optional.ofNullable(
            redis.<String, String>opsForHash().get(guests(meeting), device + SEPARATOR + name)
        ).map(Person::parse);
    }

    private static Entrant read(Person person, String stored) {
        int end = stored.indexOf(SEPARATOR);
        String device = stored.substring(0, end);
        return new Entrant(person, stored.substring(end + 1), device.isEmpty() ? null : device);
    }

    boolean isAdmitted(MeetingId meeting, Person person) {
        return redis.<String, String>opsForHash().hasKey(admitted(meeting), person.toString());
    }

    /** Those of the people who are admitted. */
    Set<Person> admittedAmong(MeetingId meeting, Collection<Person> people) {
        var asked = List.copyOf(people);
        var fields = asked.stream().map(Person::toString).toList();
        if (fields.isEmpty()) {
            return Set.of();
        }
        var since = redis.<String, String>opsForHash().multiGet(admitted(meeting), fields);
        return IntStream.range(0, asked.size())
            .filter(at -> since.get(at) != null)
            .mapToObj(asked::get)
            .collect(Collectors.toUnmodifiableSet());
    }

    /** All who are admitted, the last first. */
    List<Person> admittedIn(MeetingId meeting) {
        return redis
            .<String, String>opsForHash()
            .entries(admitted(meeting))
            .entrySet()
            .stream()
            .sorted(Comparator.comparing(since -> -Long.parseLong(since.getValue())))
            .map(since -> Person.parse(since.getKey()))
            .toList();
    }

    void admit(MeetingId meeting, Person person) {
        redis.<String, String>opsForHash().put(admitted(meeting), person.toString(), Long.toString(clock.millis()));
        keep(meeting);
        stopWaiting(meeting, person);
    }

    /** Also those who do not wait any more; false for whom nobody knows. */
    boolean stopWaiting(MeetingId meeting, Person person) {
        String field = person.toString();
        redis.opsForZSet().remove(heard(meeting), field);
        return count(redis.opsForZSet().remove(waiting(meeting), field)) > 0;
    }

    /** The person begins to wait, or goes on; false where so many wait that nobody else can. */
    boolean await(MeetingId meeting, Person person) {
        String field = person.toString();
        var lines = redis.opsForZSet();
        String key = waiting(meeting);
        if (lines.score(key, field) == null) {
            if (count(lines.zCard(key)) >= WAITING_MAX) {
                return false;
            }
            lines.addIfAbsent(key, field, clock.millis());
        }
        lines.add(heard(meeting), field, clock.millis());
        lines.add(LOBBIES, meeting.value(), clock.millis());
        keep(meeting);
        return true;
    }

    boolean isWaiting(MeetingId meeting, Person person) {
        return redis.opsForZSet().score(waiting(meeting), person.toString()) != null;
    }

    /** The longest first. */
    List<Waiting> waitingIn(MeetingId meeting) {
        var entries = redis.opsForZSet().rangeWithScores(waiting(meeting), 0, -1);
        return Stream.ofNullable(entries)
            .flatMap(Set::stream)
            .map(entry ->
                new Waiting(
                    Person.parse(Objects.requireNonNull(entry.getValue())),
                    Instant.ofEpochMilli(Objects.requireNonNull(entry.getScore()).longValue())
                )
            )
            .toList();
    }

    int countWaiting(MeetingId meeting) {
        return (int) count(redis.opsForZSet().zCard(waiting(meeting)));
    }

    /** Takes those off who have not been heard of; returns the meetings in which that was somebody. */
    List<MeetingId> dropSilent() {
        var before = clock.millis() - HEARD_WITHIN.toMillis();
        var lobbies = redis.opsForZSet().range(LOBBIES, 0, -1);
        return Stream.ofNullable(lobbies)
            .flatMap(Set::stream)
            .map(MeetingId::new)
            .filter(meeting -> dropSilent(meeting, before))
            .toList();
    }

    private boolean dropSilent(MeetingId meeting, long before) {
        var silent = redis.opsForZSet().rangeByScore(heard(meeting), 0, before);
        var gone = Stream.ofNullable(silent)
            .flatMap(Set::stream)
            .map(Person::parse)
            .filter(person -> stopWaiting(meeting, person))
            .toList();
        if (count(redis.opsForZSet().zCard(waiting(meeting))) == 0) {
            // One who begins to wait at this moment writes it again within 20 s.
            redis.opsForZSet().remove(LOBBIES, meeting.value());
        }
        return !gone.isEmpty();
    }

    /** Not admitted any more, nor waiting; who has come by the link is still known. */
    void putOut(MeetingId meeting, Person person) {
        redis.opsForHash().delete(admitted(meeting), person.toString());
        stopWaiting(meeting, person);
    }

    /** Nobody is admitted any more who was before; returns who waited, and does not any more. */
    List<Person> clear(MeetingId meeting, Instant before) {
        var admitted = redis.<String, String>opsForHash().entries(admitted(meeting));
        admitted.forEach((person, at) -> {
            if (Long.parseLong(at) <= before.toEpochMilli()) {
                redis.opsForHash().delete(admitted(meeting), person);
            }
        });
        return waitingIn(meeting)
            .stream()
            .filter(waiting -> !waiting.since().isAfter(before))
            .map(Waiting::person)
            .filter(person -> stopWaiting(meeting, person))
            .toList();
    }

    void forget(MeetingId meeting) {
        redis.delete(keys(meeting));
        redis.opsForZSet().remove(LOBBIES, meeting.value());
    }

    /** A number above all that were given out for this meeting. */
    long nextVersion(MeetingId meeting) {
        String key = key(meeting, "version");
        // Above all that were given out before Redis lost its data.
        redis.opsForValue().setIfAbsent(key, Long.toString(clock.millis()), KEPT);
        redis.expire(key, KEPT);
        return count(redis.opsForValue().increment(key));
    }

    void keep(MeetingId meeting) {
        keys(meeting).forEach(key -> redis.expire(key, KEPT));
    }

    private static long count(@Nullable Long counted) {
        return counted == null ? 0 : counted;
    }

    private static List<String> keys(MeetingId meeting) {
        return List.of(people(meeting), guests(meeting), admitted(meeting), waiting(meeting), heard(meeting));
    }

    private static String people(MeetingId meeting) {
        return key(meeting, "people");
    }

    private static String guests(MeetingId meeting) {
        return key(meeting, "guests");
    }

    private static String admitted(MeetingId meeting) {
        return key(meeting, "admitted");
    }

    private static String waiting(MeetingId meeting) {
        return key(meeting, "waiting");
    }

    private static String heard(MeetingId meeting) {
        return key(meeting, "heard");
    }

    private static String key(MeetingId meeting, String what) {
        return "parley:meeting:{" + meeting + "}:" + what;
    }
}
