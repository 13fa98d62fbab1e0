/**
 * From what somebody publishes to what the others receive: choosing layers, numbering anew, repeating what was lost. All of
 * it is done by the media port's thread.
 */
@NullMarked
package dev.parley.calls.media.forwarding;

import org.jspecify.annotations.NullMarked;
