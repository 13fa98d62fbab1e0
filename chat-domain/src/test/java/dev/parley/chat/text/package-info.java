/** Tests of plain text. */
@NullMarked
package dev.parley.chat.text;

import org.jspecify.annotations.NullMarked;
