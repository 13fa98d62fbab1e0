/**
 * How much one receiver's downlink bears, by what the receiver tells of the packets that were sent to it, and what of its
 * pictures fits into that. Times are nanoseconds, rates bits per second. Pure counting: no sockets, no clock of its own.
 */
@NullMarked
package dev.parley.calls.media.bandwidth;

import org.jspecify.annotations.NullMarked;
