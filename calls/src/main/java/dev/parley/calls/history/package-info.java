/** The calls that are over, as each of their people remembers them. */
@NullMarked
package dev.parley.calls.history;

import org.jspecify.annotations.NullMarked;
