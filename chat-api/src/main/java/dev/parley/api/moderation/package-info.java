/** REST: reports, what is done about them, time-outs and bans, and what users are told of it. */
@NullMarked
package dev.parley.api.moderation;

import org.jspecify.annotations.NullMarked;
