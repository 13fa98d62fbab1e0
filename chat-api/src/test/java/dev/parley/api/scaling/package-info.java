/** What a message, a call, a connection and a node cost, counted. */
@NullMarked
package dev.parley.api.scaling;

import org.jspecify.annotations.NullMarked;
