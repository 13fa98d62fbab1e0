package dev.parley.chat.presence;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Set;

/**
 * Published when a member types; it holds for some seconds, and is kept nowhere.
 *
 * @param hiddenFrom members who must not learn of it
 */
public record TypingStarted(ChatId chatId, UserId userId, Set<UserId> hiddenFrom) {}
