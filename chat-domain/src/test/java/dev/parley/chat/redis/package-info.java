/** Tests of what all parts have in common in their use of Redis. */
@NullMarked
package dev.parley.chat.redis;

import org.jspecify.annotations.NullMarked;
