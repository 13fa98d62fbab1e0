/** Tests of calls that are over. */
@NullMarked
package dev.parley.calls.history;

import org.jspecify.annotations.NullMarked;
