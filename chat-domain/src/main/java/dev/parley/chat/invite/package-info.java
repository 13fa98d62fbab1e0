/** Invites: making, listing and revoking them, looking at one, and joining by it. */
@NullMarked
package dev.parley.chat.invite;

import org.jspecify.annotations.NullMarked;
