/** The domain of chats: wiring of what its packages share. */
@NullMarked
package dev.parley.chat;

import org.jspecify.annotations.NullMarked;
