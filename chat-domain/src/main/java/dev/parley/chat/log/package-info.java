/** The log of a chat: its gapless events, and the chat that follows from them. */
@NullMarked
package dev.parley.chat.log;

import org.jspecify.annotations.NullMarked;
