package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.util.Map;

/**
 * What the participants of a call publish, as far as they have said.
 *
 * @param version rises by one with each participant's change
 */
record Publications(long version, Map<Person, Publication> byPerson) {
    static final Publications NONE = new Publications(0, Map.of());

    Publications {
        byPerson = Map.copyOf(byPerson);
    }

    Publication of(Person person, CallKind atStart) {
        return byPerson.getOrDefault(person, Publication.atStartOf(atStart));
    }
}
