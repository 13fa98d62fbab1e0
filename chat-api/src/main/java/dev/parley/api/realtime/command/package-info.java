/**
 * What a client asks for: one frame is read, counted, dispatched to one call of the domain, and answered. Called by
 * {@code socket}; calls {@code lifecycle} and the rooms below, never {@code delivery}.
 */
@NullMarked
package dev.parley.api.realtime.command;

import org.jspecify.annotations.NullMarked;
