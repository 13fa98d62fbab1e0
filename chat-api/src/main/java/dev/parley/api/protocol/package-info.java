/** The wire protocol: every frame of the socket, one record each. */
@NullMarked
package dev.parley.api.protocol;

import org.jspecify.annotations.NullMarked;
