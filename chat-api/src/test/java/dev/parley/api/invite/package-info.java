/** Tests of invites and public chats. */
@NullMarked
package dev.parley.api.invite;

import org.jspecify.annotations.NullMarked;
