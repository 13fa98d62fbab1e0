/** Calls as the transport sees them: ICE servers by REST, and the wiring of the calls module. */
@NullMarked
package dev.parley.api.call;

import org.jspecify.annotations.NullMarked;
