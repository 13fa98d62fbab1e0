/** Tests of how failures are told apart. */
@NullMarked
package dev.parley.chat.error;

import org.jspecify.annotations.NullMarked;
