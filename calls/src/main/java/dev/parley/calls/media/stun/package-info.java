/** STUN messages as ICE uses them between a browser and the router, and as a TURN server is asked; knows of no socket. */
@NullMarked
package dev.parley.calls.media.stun;

import org.jspecify.annotations.NullMarked;
