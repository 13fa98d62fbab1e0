package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is asked to come into a call: whose devices ring, who lets them, and until when. */
record Invitation(List<Ring> rings) {
    static final Invitation NONE = new Invitation(List.of());

    /**
     * @param by who has asked; a participant then
     * @param until when it ends without an answer
     */
    record Ring(Person person, Person by, Instant until) {}

    Invitation {
        rings = List.copyOf(rings);
    }

    boolean quiet() {
        return rings.isEmpty();
    }

    boolean rings(Person person) {
        return rings.stream().anyMatch(ring -> ring.person().equals(person));
    }

    List<Person> people() {
        return rings.stream().map(Ring::person).toList();
    }

    /** Whoever rings already rings on as before. */
    Invitation ask(Collection<Person> people, Person by, Instant until) {
        var all = new ArrayList<>(rings);
        people
            .stream()
            .filter(Predicate.not(this::rings))
            .sorted()
            .forEach(person -> all.add(new Ring(person, by, until)));
        return new Invitation(all);
    }

    /** One has accepted, declined, come by another way, or can be asked no more. */
    Invitation without(Person person) {
        return filter(ring -> !ring.person().equals(person));
    }

    /** Without the rings whose time is over. */
    Invitation at(Instant now) {
        return filter(ring -> now.isBefore(ring.until()));
    }

    /** When the next ring ends by itself. */
    Optional<Instant> firstEnd() {
        return rings.stream().map(Ring::until).min(Comparator.naturalOrder());
    }

    /** By when nobody is rung any more who has not answered. */
    Optional<Instant> lastEnd() {
        return rings.stream().map(Ring::until).max(Comparator.naturalOrder());
    }

    private Invitation filter(Predicate<Ring> staying) {
        return new Invitation(rings.stream().filter(staying).toList());
    }
}
