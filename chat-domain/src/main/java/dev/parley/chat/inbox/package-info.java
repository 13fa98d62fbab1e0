/** Which chats a user has, and how far they have read in each. */
@NullMarked
package dev.parley.chat.inbox;

import org.jspecify.annotations.NullMarked;
