package dev.parley.calls.place;

import java.util.Optional;
import java.util.Set;

/**
 * How a call begins in its place.
 *
 * @param rings whom it rings by itself; nobody where the call is open from the start and others join as they like
 * @param reached of those the ones who must be free, as the call makes no sense without them
 * @param shared whether whoever starts a call where one goes on wants to be in that one
 * @param restraints of whoever starts it
 */
public record Opening(Set<Person> rings, Set<Person> reached, boolean shared, Optional<Restraints> restraints) {
    public Opening {
        rings = Set.copyOf(rings);
        reached = Set.copyOf(reached);
    }

    /** One that a second one does not join, and in which nobody is restrained. */
    public Opening(Set<Person> rings, Set<Person> reached) {
        this(rings, reached, false, Optional.empty());
    }
}
