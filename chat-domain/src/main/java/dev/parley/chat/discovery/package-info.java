/** Public chats: their handles, finding them, and joining without an invite. */
@NullMarked
package dev.parley.chat.discovery;

import org.jspecify.annotations.NullMarked;
