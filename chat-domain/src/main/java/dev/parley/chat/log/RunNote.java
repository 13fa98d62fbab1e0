package dev.parley.chat.log;

import dev.parley.chat.user.UserId;

/**
 * To which use of a slash command a message answers.
 *
 * @param user who has run it
 * @param name of the slash command
 */
public record RunNote(UserId user, String name) {}
