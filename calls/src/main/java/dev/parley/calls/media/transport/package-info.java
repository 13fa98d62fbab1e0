/**
 * A browser's way to the router: one UDP port, connectivity checks, DTLS, and SRTP. What is handed on is plain RTP and RTCP.
 * All of a port's work is done by one thread; nothing here locks.
 */
@NullMarked
package dev.parley.calls.media.transport;

import org.jspecify.annotations.NullMarked;
