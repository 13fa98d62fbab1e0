/** Tests of digests. */
@NullMarked
package dev.parley.chat.digest;

import org.jspecify.annotations.NullMarked;
