/** Slash commands: what bots offer under a name in their chats. */
@NullMarked
package dev.parley.chat.slash;

import org.jspecify.annotations.NullMarked;
