package dev.parley.chat.provider;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Set;

/**
 * Who somebody of a provider is here.
 *
 * @param seen the chats to which the groups led when they were looked at last
 * @param given those of them that the user got into by that
 * @param administrator whether the groups have made the user an administrator
 */
record KnownIdentity(String key, UserId userId, Set<ChatId> seen, Set<ChatId> given, boolean administrator) {}
