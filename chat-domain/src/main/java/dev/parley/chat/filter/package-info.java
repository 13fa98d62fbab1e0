/** The words of which administrators have decided what becomes of messages that have them. */
@NullMarked
package dev.parley.chat.filter;

import org.jspecify.annotations.NullMarked;
