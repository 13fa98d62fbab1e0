package dev.parley.chat.run;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/** A user does not want to see a run any more. */
public record RunDismissed(UserId user, ChatId chatId, RunId runId) {}
