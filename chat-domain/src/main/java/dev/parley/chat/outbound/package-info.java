/** Requests of this server to addresses that users name. */
@NullMarked
package dev.parley.chat.outbound;

import org.jspecify.annotations.NullMarked;
