package dev.parley.calls.session;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.Restraints;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a decision on a call has to know of where it is held.
 *
 * @param lasts how long the place lets it last; asked only where that matters
 * @param router whether there is a router that its media can go through
 * @param restraints what the place keeps somebody from
 */
record CallSetting(Supplier<LastsWhile> lasts, boolean router, Function<Person, Optional<Restraints>> restraints) {
    /** Nobody is kept from anything. */
    CallSetting(Supplier<LastsWhile> lasts, boolean router) {
        this(lasts, router, _ -> Optional.empty());
    }
}
