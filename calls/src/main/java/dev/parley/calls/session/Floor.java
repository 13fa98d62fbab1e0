package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who has the word in a call, and who has not.
 *
 * @param holds which tracks a host has muted, until their publisher unmutes them
 * @param hands who has raised a hand, in the order of raising
 * @param removed whom a host has removed from the call, and no host has let be rung since
 */
public record Floor(List<Hold> holds, List<Person> hands, List<Person> removed) {
    public static final Floor OPEN = new Floor(List.of(), List.of(), List.of());

    /**
     * A host has muted what this person publishes of this source: nobody is sent it, whatever the person's own device does.
     *
     * @param by which host
     */
    public record Hold(Person person, TrackSource source, Person by) {
        boolean isOf(Person other) {
            return person.equals(other);
        }
    }

    public Floor {
        holds = List.copyOf(holds);
        hands = List.copyOf(hands);
        removed = List.copyOf(removed);
    }

    /** Which sources of the person are muted by a host. */
    public Set<TrackSource> heldOf(Person person) {
        return holds
            .stream()
            .filter(hold -> hold.isOf(person))
            .map(Hold::source)
            .collect(Collectors.toUnmodifiableSet());
    }

    boolean hasRemoved(Person person) {
        return removed.contains(person);
    }

    /** What a host has muted before stays muted by that one. */
    Floor muted(Collection<Person> people, Collection<TrackSource> sources, Person by) {
        var all = new ArrayList<>(holds);
        for (Person person : people.stream().sorted().toList()) {
            sources
                .stream()
                .sorted()
                .filter(Predicate.not(heldOf(person)::contains))
                .forEach(source -> all.add(new Hold(person, source, by)));
        }
        return new Floor(all, hands, removed);
    }

    Floor unmuted(Person person, Collection<TrackSource> sources) {
        return withHolds(hold -> !hold.isOf(person) || !sources.contains(hold.source()));
    }

    Floor raised(Person person) {
        return new Floor(holds, with(hands, person), removed);
    }

    Floor lowered(Person person) {
        return new Floor(holds, without(hands, List.of(person)), removed);
    }

    Floor removing(Person person) {
        return new Floor(holds, hands, with(removed, person));
    }

    /** A host lets them be rung: they may come back. */
    Floor inviting(Collection<Person> people) {
        return new Floor(holds, hands, without(removed, people));
    }

    /** The person has left: should they come again, they begin anew. */
    Floor without(Person person) {
        return lowered(person).withHolds(hold -> !hold.isOf(person));
    }

    private Floor withHolds(Predicate<Hold> staying) {
        return new Floor(holds.stream().filter(staying).toList(), hands, removed);
    }

    private static List<Person> with(List<Person> some, Person one) {
        return Stream.concat(some.stream(), Stream.of(one)).distinct().toList();
    }

    private static List<Person> without(List<Person> some, Collection<Person> others) {
        return some.stream().filter(Predicate.not(others::contains)).toList();
    }
}
