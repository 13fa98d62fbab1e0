/** Whom a user has blocked, and what follows from it. */
@NullMarked
package dev.parley.chat.block;

import org.jspecify.annotations.NullMarked;
