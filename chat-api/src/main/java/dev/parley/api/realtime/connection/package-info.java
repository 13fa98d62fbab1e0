/**
 * Open sockets: one connection with its login, all of this node, and how frames are read and written. Calls no other room;
 * every room calls it.
 */
@NullMarked
package dev.parley.api.realtime.connection;

import org.jspecify.annotations.NullMarked;
