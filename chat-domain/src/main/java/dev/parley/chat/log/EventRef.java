package dev.parley.chat.log;

/** Names an event: the one with this {@code seq} in the chat's log. */
public record EventRef(ChatId chatId, long seq) {}
