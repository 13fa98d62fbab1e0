/** Tests of e-mail addresses. */
@NullMarked
package dev.parley.chat.email;

import org.jspecify.annotations.NullMarked;
