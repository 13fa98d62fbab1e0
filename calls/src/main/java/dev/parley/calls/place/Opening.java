package dev.parley.calls.place;

import java.util.Set;

/**
 * How a call begins in its place.
 *
 * @param rings whom it rings by itself; nobody where the call is open from the start and others join as they like
 * @param reached of those the ones who must be free, as the call makes no sense without them
 */
public record Opening(Set<Person> rings, Set<Person> reached) {
    public Opening {
        rings = Set.copyOf(rings);
        reached = Set.copyOf(reached);
    }
}
