/** Time as it is stored. */
@NullMarked
package dev.parley.chat.time;

import org.jspecify.annotations.NullMarked;
