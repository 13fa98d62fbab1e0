package dev.parley.chat.log;

import org.jspecify.annotations.Nullable;

/**
 * As whom an incoming webhook posts. It is nobody's account: whoever shows the message says that it is a webhook's.
 *
 * @param picture one emoji, or null for none
 */
public record WebhookAuthor(String name, @Nullable String picture) {}
