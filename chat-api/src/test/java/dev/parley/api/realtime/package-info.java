/** Tests of the socket gateway. */
@NullMarked
package dev.parley.api.realtime;

import org.jspecify.annotations.NullMarked;
