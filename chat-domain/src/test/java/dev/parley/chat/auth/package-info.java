/** Tests of tokens. */
@NullMarked
package dev.parley.chat.auth;

import org.jspecify.annotations.NullMarked;
