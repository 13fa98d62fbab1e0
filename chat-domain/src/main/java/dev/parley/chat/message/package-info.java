/** Sending messages and reading the log. */
@NullMarked
package dev.parley.chat.message;

import org.jspecify.annotations.NullMarked;
