/** What makes a command that is repeated, however late, take effect once. */
@NullMarked
package dev.parley.chat.once;

import org.jspecify.annotations.NullMarked;
