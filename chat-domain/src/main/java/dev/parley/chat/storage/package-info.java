/** How much room the files of messages take, by person and by chat, and how much they may. */
@NullMarked
package dev.parley.chat.storage;

import org.jspecify.annotations.NullMarked;
