/** Reports of messages and people, what is done about them, and how the one concerned is told. */
@NullMarked
package dev.parley.chat.moderation;

import org.jspecify.annotations.NullMarked;
