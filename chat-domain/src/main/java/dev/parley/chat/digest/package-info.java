/** Digests: a mail of what somebody has missed, for those who want one. */
@NullMarked
package dev.parley.chat.digest;

import org.jspecify.annotations.NullMarked;
