package dev.parley.chat.log;

import dev.parley.chat.user.UserId;

/**
 * An event that wants a place in a chat's log.
 *
 * @param key unique within the chat for ever: a second event with the same key is the same event, and gets the first
 *     one's place
 */
public record NewEvent(UserId actor, String key, EventBody body) {}
