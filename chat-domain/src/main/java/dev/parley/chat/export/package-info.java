/** What a user has written and is, as files that the user can take away. */
@NullMarked
package dev.parley.chat.export;

import org.jspecify.annotations.NullMarked;
