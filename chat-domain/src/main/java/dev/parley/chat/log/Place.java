package dev.parley.chat.log;

/** Where an event stands: the {@code seq}th of a chat's log. */
public record Place(ChatId chatId, long seq) {}
