/**
 * From an event of the domain to the feeds of this node and, by {@code bus}, to the other nodes. Called by events only;
 * calls {@code feed}, {@code presence} and the rooms below.
 */
@NullMarked
package dev.parley.api.realtime.delivery;

import org.jspecify.annotations.NullMarked;
