/** Meetings over REST: their hosts' routes, and those of links. */
@NullMarked
package dev.parley.api.meeting;

import org.jspecify.annotations.NullMarked;
