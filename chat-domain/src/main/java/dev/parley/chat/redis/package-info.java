/** How several commands go to Redis at once. */
@NullMarked
package dev.parley.chat.redis;

import org.jspecify.annotations.NullMarked;
