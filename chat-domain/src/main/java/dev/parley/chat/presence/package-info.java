/** Who is there, who is typing, and who may know of it. */
@NullMarked
package dev.parley.chat.presence;

import org.jspecify.annotations.NullMarked;
