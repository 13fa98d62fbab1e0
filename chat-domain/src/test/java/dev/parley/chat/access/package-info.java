/** Tests of who may do what in a chat. */
@NullMarked
package dev.parley.chat.access;

import org.jspecify.annotations.NullMarked;
