/** All chats as administrators see them: how large they are and whose, and never what is said in them. */
@NullMarked
package dev.parley.chat.listing;

import org.jspecify.annotations.NullMarked;
