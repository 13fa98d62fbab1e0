/**
 * Where the socket is, and how it is set up. Calls {@code command}, {@code lifecycle} and {@code connection}; called by
 * nobody.
 */
@NullMarked
package dev.parley.api.realtime.socket;

import org.jspecify.annotations.NullMarked;
