/** The calls of the whole installation, as administrators see them. */
@NullMarked
package dev.parley.calls.overview;

import org.jspecify.annotations.NullMarked;
