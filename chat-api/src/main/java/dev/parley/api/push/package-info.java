/** Pushes to one's devices, over REST. */
@NullMarked
package dev.parley.api.push;

import org.jspecify.annotations.NullMarked;
