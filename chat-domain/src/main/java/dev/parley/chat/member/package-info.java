/** Creating groups and personal chats with their members. */
@NullMarked
package dev.parley.chat.member;

import org.jspecify.annotations.NullMarked;
