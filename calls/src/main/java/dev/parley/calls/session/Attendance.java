package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whom a call has concerned so far, and what came of it for each of them. Whoever is neither present nor has declined was
 * rung in vain, or is still rung.
 *
 * @param people who has started it, who was rung, and who was in it, each once
 * @param present those of them who have been in it, for however short
 * @param declined those of them who have declined, and were not rung again and did not come since
 * @param added those of them who do not belong to the place, and may be in this one call all the same
 */
public record Attendance(List<Person> people, List<Person> present, List<Person> declined, List<Person> added) {
    /** So many may be added to a call. */
    static final int ADDED_MAX = 8;

    public Attendance {
        people = List.copyOf(people);
        present = List.copyOf(present);
        declined = List.copyOf(declined);
        added = List.copyOf(added);
    }

    static Attendance of(Person starter) {
        return new Attendance(List.of(starter), List.of(starter), List.of(), List.of());
    }

    /** These are asked to come; whoever has been in the call has been in it all the same. */
    Attendance rung(Collection<Person> asked) {
        return new Attendance(with(people, asked), present, without(declined, asked), added);
    }

    Attendance entered(Person person) {
        var one = List.of(person);
        return new Attendance(with(people, one), with(present, one), without(declined, one), added);
    }

    /** Whoever has been in the call before took part in it, whatever comes later. */
    Attendance declined(Person person) {
        return present.contains(person)
            ? this
            : new Attendance(people, present, with(declined, List.of(person)), added);
    }

    Attendance adding(Collection<Person> more) {
        return new Attendance(people, present, declined, with(added, more));
    }

    /** One who was added may not be in the call any more; who belongs to the place was never added. */
    Attendance removed(Person person) {
        return new Attendance(people, present, declined, without(added, List.of(person)));
    }

    /** Who was rung in vain, if nobody is rung any more. */
    public List<Person> missed() {
        return people
            .stream()
            .filter(person -> partOf(person) == CallPart.MISSED)
            .toList();
    }

    /** @param person one of the people */
    public CallPart partOf(Person person) {
        if (present.contains(person)) {
            return CallPart.TOOK_PART;
        }
        return declined.contains(person) ? CallPart.DECLINED : CallPart.MISSED;
    }

    private static List<Person> with(List<Person> some, Collection<Person> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static List<Person> without(List<Person> some, Collection<Person> others) {
        return some.stream().filter(Predicate.not(others::contains)).toList();
    }
}
