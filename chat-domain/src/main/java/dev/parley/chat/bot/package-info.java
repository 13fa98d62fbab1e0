/** Bots: accounts of programs, which their owners manage. */
@NullMarked
package dev.parley.chat.bot;

import org.jspecify.annotations.NullMarked;
