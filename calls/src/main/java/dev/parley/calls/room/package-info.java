/** Rooms: places for one call of two people each, made by a program and entered by signed links. */
@NullMarked
package dev.parley.calls.room;

import org.jspecify.annotations.NullMarked;
