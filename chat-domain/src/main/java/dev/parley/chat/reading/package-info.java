/** The list of a user's chats with unread counts, and the read markers behind them. */
@NullMarked
package dev.parley.chat.reading;

import org.jspecify.annotations.NullMarked;
