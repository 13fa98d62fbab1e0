/** What becomes of an account that its user deletes, and of the chats it was in. */
@NullMarked
package dev.parley.chat.deletion;

import org.jspecify.annotations.NullMarked;
