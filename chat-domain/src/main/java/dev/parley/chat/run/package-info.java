/** Runs: uses of slash commands, from the member who asks to the answers of the bot. */
@NullMarked
package dev.parley.chat.run;

import org.jspecify.annotations.NullMarked;
