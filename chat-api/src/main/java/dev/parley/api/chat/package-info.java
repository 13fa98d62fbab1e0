/** REST: chats and their history. */
@NullMarked
package dev.parley.api.chat;

import org.jspecify.annotations.NullMarked;
