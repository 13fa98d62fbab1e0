/** RTP and RTCP as bytes: reading, writing and counting, without sockets or ciphers. */
@NullMarked
package dev.parley.calls.media.rtp;

import org.jspecify.annotations.NullMarked;
