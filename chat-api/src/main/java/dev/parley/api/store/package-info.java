/** How the application talks to its stores. */
@NullMarked
package dev.parley.api.store;

import org.jspecify.annotations.NullMarked;
