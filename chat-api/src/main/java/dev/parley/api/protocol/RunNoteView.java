package dev.parley.api.protocol;

import dev.parley.chat.user.UserId;

/**
 * Of a message by which a bot answers a slash command.
 *
 * @param userId who has run it
 * @param name of the slash command
 */
public record RunNoteView(UserId userId, String name) {}
