package dev.parley.calls.session;

import dev.parley.calls.place.LastsWhile;
import java.util.function.Supplier;

/**
 * What a decision on a call has to know of where it is held.
 *
 * @param lasts how long the place lets it last; asked only where that matters
 * @param router whether there is a router that its media can go through
 */
record CallSetting(Supplier<LastsWhile> lasts, boolean router) {}
