/** How users want to have their chats: muted, archived, pinned to the top. Nobody else learns of it. */
@NullMarked
package dev.parley.chat.preference;

import org.jspecify.annotations.NullMarked;
