/** Meetings: places for calls that one reaches by a link, who may come in, and what is remembered of them. */
@NullMarked
package dev.parley.calls.meeting;

import org.jspecify.annotations.NullMarked;
