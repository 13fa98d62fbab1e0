/** What participants' peer connections tell each other: checked and handed on. */
@NullMarked
package dev.parley.calls.signaling;

import org.jspecify.annotations.NullMarked;
