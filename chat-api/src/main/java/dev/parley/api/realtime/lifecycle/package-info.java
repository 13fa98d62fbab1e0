/**
 * How a connection becomes a user's, is counted, and is let go of. Calls {@code feed}, {@code presence} and the rooms below;
 * called by {@code command} and {@code socket}.
 */
@NullMarked
package dev.parley.api.realtime.lifecycle;

import org.jspecify.annotations.NullMarked;
