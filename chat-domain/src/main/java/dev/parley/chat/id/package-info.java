/** How ids are made and what they look like. */
@NullMarked
package dev.parley.chat.id;

import org.jspecify.annotations.NullMarked;
