/** Tests of signed requests. */
@NullMarked
package dev.parley.chat.outbound;

import org.jspecify.annotations.NullMarked;
