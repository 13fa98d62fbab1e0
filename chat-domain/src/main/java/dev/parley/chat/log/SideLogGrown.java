package dev.parley.chat.log;

/** An event of a {@linkplain SideLogs side log} is durable. Told in order, on the thread that has written it. */
public record SideLogGrown(ChatId log, long seq) {}
