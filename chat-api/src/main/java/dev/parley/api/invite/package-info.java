/** REST: invites, public chats, and joining by either. */
@NullMarked
package dev.parley.api.invite;

import org.jspecify.annotations.NullMarked;
