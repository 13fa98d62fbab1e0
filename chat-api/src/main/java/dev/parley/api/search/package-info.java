/** REST: searching in messages. */
@NullMarked
package dev.parley.api.search;

import org.jspecify.annotations.NullMarked;
