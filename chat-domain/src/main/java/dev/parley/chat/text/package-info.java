/** What becomes of text that people type. */
@NullMarked
package dev.parley.chat.text;

import org.jspecify.annotations.NullMarked;
