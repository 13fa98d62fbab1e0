package dev.parley.chat.preference;

import dev.parley.chat.inbox.ChatPreferences;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/** Published when a user has changed how they want to have a chat. */
public record PreferencesChanged(UserId userId, ChatId chatId, ChatPreferences preferences) {}
