/** Whether calls would work: what a browser tries by itself, and what the server sees of its own side. */
@NullMarked
package dev.parley.calls.check;

import org.jspecify.annotations.NullMarked;
