/** The STUN and TURN servers that browsers find a way to each other by. */
@NullMarked
package dev.parley.calls.ice;

import org.jspecify.annotations.NullMarked;
