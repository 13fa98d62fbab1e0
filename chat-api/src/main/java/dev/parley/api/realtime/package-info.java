/** The socket gateway: connections, dispatch, and delivery to all nodes. */
@NullMarked
package dev.parley.api.realtime;

import org.jspecify.annotations.NullMarked;
