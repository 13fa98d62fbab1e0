/**
 * What a call's recording is written from and to: tracks as the router receives them become files that can be played, each
 * up to where it stops, and an index that puts them together.
 */
@NullMarked
package dev.parley.calls.media.recording;

import org.jspecify.annotations.NullMarked;
