/** What stands before REST and the socket: who is asking, by which address, and how long a request may take to arrive. */
@NullMarked
package dev.parley.api.edge;

import org.jspecify.annotations.NullMarked;
