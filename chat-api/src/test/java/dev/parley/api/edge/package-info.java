/** Tests of who is asking, and of how long a request may take to arrive. */
@NullMarked
package dev.parley.api.edge;

import org.jspecify.annotations.NullMarked;
