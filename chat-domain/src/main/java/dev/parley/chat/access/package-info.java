/** Who may do what in a chat: the one table of permissions, and loading a chat by it. */
@NullMarked
package dev.parley.chat.access;

import org.jspecify.annotations.NullMarked;
