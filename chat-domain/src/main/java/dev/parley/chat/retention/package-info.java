/** For how long messages are kept, and removing those that are older. */
@NullMarked
package dev.parley.chat.retention;

import org.jspecify.annotations.NullMarked;
