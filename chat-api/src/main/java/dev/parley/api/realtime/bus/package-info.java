/**
 * What the nodes tell each other over Redis. Calls {@code connection} only; called by those who tell something and, through
 * {@link dev.parley.api.realtime.bus.NodeBus.Inbound}, calls whoever hears it.
 */
@NullMarked
package dev.parley.api.realtime.bus;

import org.jspecify.annotations.NullMarked;
