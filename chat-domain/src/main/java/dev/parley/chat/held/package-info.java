/** Messages that wait until an administrator has approved them. */
@NullMarked
package dev.parley.chat.held;

import org.jspecify.annotations.NullMarked;
