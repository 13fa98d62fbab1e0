package dev.parley.chat.log;

/** The events of a chat after a place, up to its head. */
public record Stretch(Chat chat, long after) {}
