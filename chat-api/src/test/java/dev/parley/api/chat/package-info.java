/** Tests of chats over REST and the socket. */
@NullMarked
package dev.parley.api.chat;

import org.jspecify.annotations.NullMarked;
