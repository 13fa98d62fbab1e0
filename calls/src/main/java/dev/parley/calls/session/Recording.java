package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording of a call that goes on.
 *
 * @param by who has started it
 * @param agreed who in the call has agreed to be recorded; nothing of anybody else is written
 */
public record Recording(RecordingId id, Person by, Instant startedAt, List<Person> agreed) {
    public Recording {
        agreed = List.copyOf(agreed);
    }

    static Recording startedBy(Person person, RecordingId id, Instant now) {
        return new Recording(id, person, now, List.of(person));
    }

    Recording agreedBy(Person person) {
        return new Recording(id, by, startedAt, Stream.concat(agreed.stream(), Stream.of(person)).distinct().toList());
    }

    /** The person has left: should they come again, they are asked again. */
    Recording without(Person person) {
        return new Recording(
            id,
            by,
            startedAt,
            agreed
                .stream()
                .filter(each -> !each.equals(person))
                .toList()
        );
    }
}
