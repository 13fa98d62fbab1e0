/**
 * Who speaks in a call, told from how loud each microphone is: nobody's sound is decoded. All of it is done by the media port's
 * thread, in frames of 20 ms, without allocating anything per packet or frame.
 */
@NullMarked
package dev.parley.calls.media.speech;

import org.jspecify.annotations.NullMarked;
