/** Tests of the checks whether calls would work. */
@NullMarked
package dev.parley.calls.check;

import org.jspecify.annotations.NullMarked;
