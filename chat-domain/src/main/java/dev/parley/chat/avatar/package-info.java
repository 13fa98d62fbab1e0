/** The pictures of users and chats. */
@NullMarked
package dev.parley.chat.avatar;

import org.jspecify.annotations.NullMarked;
