/** A browser's offer to the router, and the router's answer (RFC 8829); only what the router understands of either. */
@NullMarked
package dev.parley.calls.media.sdp;

import org.jspecify.annotations.NullMarked;
